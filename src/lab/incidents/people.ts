/** Invented people who take part in the exercises. Any likeness to somebody living is chance. */
export const exercisePeople = [
  'Alva Rönnqvist', 'Berit Åkermo', 'Casper Lillhage', 'Dragana Vukovac', 'Edvin Sälgstrand', 'Farida Noorzadeh',
  'Gösta Mårdberg', 'Hedda Brunnsjö', 'Ingemar Tallvik', 'Jasmina Delalic', 'Kjell-Åke Ödmark', 'Lovisa Ängsbacke',
  'Mehmet Yıldırım', 'Nathalie Skogfeldt', 'Olle Pärlstig', 'Pernilla Hjortmo', 'Quang Tranbäck', 'Rut Granviken',
  'Sven-Erik Låftman', 'Tuva Källgren', 'Ulf Brovalla', 'Vera Smedhult', 'Wilmer Östangård', 'Ylva Kråkmo',
  'Zahra Mirzaei', 'Åke Videfors', 'Älva Myrlund', 'Örjan Stavsjö', 'Anton Fjärdmark', 'Bodil Strandvret',
  'Cheng Sjölid', 'Disa Åslund', 'Emil Hagtorp', 'Frida Lindmosse', 'Gun-Britt Näverkvist', 'Hamid Rostamzadeh',
] as const // prettier-ignore
