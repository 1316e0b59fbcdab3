extension LanguageProfile {
  static let ini = data(
    "ini", "INI", ["ini", "cfg", "conf", "cnf", "properties", "editorconfig", "service", "socket", "timer", "desktop"]
  ) {
    $0.fileNames = [
      ".npmrc", ".gitconfig", ".gitmodules", ".coveragerc", ".flake8", ".pylintrc", "pylintrc",
      ".buckconfig", ".gitreview",
    ]
    $0.aliases = ["dosini", "conf"]
    $0.lineComments = [LineComment("#", atWordStart: true), LineComment(";", atWordStart: true)]
    $0.strings = [StringForm("\"", atWordStart: true)]
    $0.nameParts = "-."
  }
}
