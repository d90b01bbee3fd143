// A .pd file with one of everything, for mutations.

export const everything = `#N struct point float x float y array z float;
#N canvas 10 50 450 300 12;
#X declare -path lib -stdpath ./;
#X obj 10 10 loadbang;
#X msg 10 40 1 \\, 2 \\; foo \\$1 bar-\\$1 {get [a \\, b];
#X floatatom 10 70 5 0 0 0 - - - 0;
#X symbolatom 60 70 10 0 0 0 - - - 0;
#X listbox 120 70 20 0 0 0 - - - 0;
#X text 10 100 words \\, of äö comfort \\; {and [joy "too", f 40;
#N canvas 0 22 450 278 sub 0;
#X obj 40 10 inlet;
#X obj 10 10 inlet~;
#X obj 10 10 inlet;
#X obj 10 90 outlet;
#N canvas 0 0 450 278 (subpatch) 0;
#X array array1 5 float 3;
#A 0 0 0.5 -1 1e+10 .25;
#X coords 0 1 5 -1 200 140 1 0 0;
#X restore 100 50 graph;
#X connect 0 0 3 0;
#X restore 10 130 pd sub;
#X f 12;
#X obj 10 160 tgl 15 0 empty \\$0-x name 17 7 0 10 #fcfcfc #000000 #000000 0 1;
#X obj 10 190 text define -k list;
#A set 1 2 3 \\; four \\, five;
#X obj 10 220 foo: a\\\\\\,b c\\ d "e f" \\$null;
#X obj 10 250 msg {set: ["a b\\\\\\, c" \\, \\$1]} \\, next;
#X scalar point 10 20 \\; 1 \\; 2 \\; \\;;
#X obj 10 280 voice 1 2;
#X obj 10 310 clone -s 1 voice 4;
#X connect 0 0 1 0;
#X connect 1 0 2 0;
#X connect 1 0 6 0;
#X connect 1 0 6 0;
#X connect 6 0 7 0;
#X connect 6 3 7 9;
#X coords 0 -1 1 1 85 60 2 100 100;
`

export const voice = `#N canvas 0 0 200 200 12;
#X obj 10 10 inlet;
#X obj 10 40 other \\$1;
#X obj 10 70 outlet;
#X connect 0 0 1 0;
#X connect 1 0 2 0;
`

export const other = `#N canvas 0 0 200 200 12;
#X obj 10 40 voice \\$1;
#X obj 10 70 unheard-of;
`
