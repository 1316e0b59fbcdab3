extension LanguageProfile {
  static let makefile = data("makefile", "Makefile", ["mk", "mak", "make", "makefile", "mkfile"]) {
    $0.fileNames = ["makefile", "gnumakefile", "bsdmakefile", "kbuild", "makefile.am", "makefile.in", "makefile.inc"]
    $0.interpreters = ["make"]
    $0.aliases = ["make", "mf", "bsdmake"]
    $0.lineComments = [LineComment("#", atWordStart: true)]
    $0.traits = [.lineContinuations, .backslashQuotes]
    $0.nameStarts = "$"
    $0.nameParts = "-"
  }
}
