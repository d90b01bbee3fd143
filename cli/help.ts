// What --help says.
export const helpText = `loadbang: run, check and convert patches

  loadbang run FILE [--for TIME] [--data DIR]
  loadbang check FILE
  loadbang convert FROM TO

FILE is a .ptperf.zip, an .imp.json, a .pd file of Pure Data or a .maxpat of Max; which
of them, its content tells. Abstractions of the last two are looked for in its folder.

run      Runs the patch in logical time, as fast as it can, until nothing is left
         to happen. [print name] writes "name: …" to standard output. Errors go
         to standard error, one line each: "error: CODE object-text: sentence".
  --for TIME   Stops after so much logical time: 500ms, 3s, 2min, 1h; a number
               alone means seconds. Without it, a patch that would never end is
               stopped after 60 s of logical time.
  --data DIR   Keeps what the patch stores in this directory (made if missing).
               The first run fills it with the data in the file; from then on it
               belongs to that file. Without it, nothing that the patch stores
               outlives the run.
check    Says what is wrong with a file, without running it: one line each, in the
         same form, on standard output.
convert  Writes FROM as TO, a .ptperf.zip, an .imp.json or a .pd file by the name
         of TO; abstractions become .pd files beside it. What TO has no room for is
         named on standard error.

  -h, --help      This text.
  -V, --version   The version of Loadbang.

Exit status: 0 all is well (errors of boxes while a patch runs do not change that);
1 the file cannot be read or written, or check has found something; 2 the command
line is wrong.`
