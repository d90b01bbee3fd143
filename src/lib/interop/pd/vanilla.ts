// The classes that Pure Data has by itself, without externals. A class of ours that is not among them (kv, db, map, js, …) has our
// grammar in a .pd file, too; and a .pd file's own abstraction goes before it.

const names = `
  append array bag bang b bendin bng canvas change choice clip clone cnv cputime ctlin ctlout dbtopow dbtorms declare delay del
  div drawcurve drawnumber drawpolygon drawsymbol drawtext element exp expr file filledcurve filledpolygon float f fudiformat
  fudiparse ftom get getsize graph hradio hsl hslider inlet int i key keyname keyup line list loadbang log max makefilename
  makenote metro midiclkin midiin midiout midirealtimein min mod moses mtof namecanvas nbx netreceive netsend not notein noteout
  openpanel oscformat oscparse outlet pack pd pdcontrol pgmin pgmout pipe plot pointer poly polytouchin polytouchout pow powtodb
  print print~ qlist random realtime receive r rmstodb route savepanel savestate scalar select sel send s serial set setsize slop~
  soundfiler spigot sqrt stripnote struct swap symbol symbolatom floatatom listbox sysexin table tabread tabread4 tabwrite template
  text textfile textcolor tgl timer toggle touchin touchout trace trigger t unpack until value v vdial vradio vsl vslider vu wrap
  sin cos tan atan atan2 abs hslider hdl vdl
  + - * / == != > < >= <= & && | || << >> %
  +~ -~ *~ /~ abs~ adc~ bang~ biquad~ block~ bob~ bp~ catch~ clip~ cos~ cpole~ czero~ czero_rev~ dac~ dbtopow~ dbtorms~ delread~
  delread4~ delwrite~ env~ exp~ expr~ fexpr~ fft~ fiddle~ framp~ ftom~ hilbert~ hip~ ifft~ inlet~ line~ log~ lop~ loop~ lrshift~
  max~ min~ mtof~ noise~ osc~ outlet~ pd~ phasor~ pique pow~ powtodb~ pvu~ q8_rsqrt~ q8_sqrt~ readsf~ receive~ r~ rev1~ rev2~
  rev3~ rfft~ rifft~ rmstodb~ rpole~ rsqrt~ rzero~ rzero_rev~ samphold~ samplerate~ send~ s~ sig~ sigmund~ snapshot~ sqrt~ stdout
  switch~ tabosc4~ tabplay~ tabread~ tabread4~ tabreceive~ tabsend~ tabwrite~ threshold~ throw~ vcf~ vd~ vline~ vsnapshot~ wrap~
  writesf~ bonk~ choice complex-mod~ my_canvas my_numbox midiclkin sublist rtext readsf4~`

export const vanillaClasses: ReadonlySet<string> = new Set(names.split(/\s+/).filter((name) => name !== ''))
