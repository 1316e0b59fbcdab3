extension LanguageProfile {
  static let shell: LanguageProfile = {
    var profile = LanguageProfile("shell", "Shell")
    profile.extensions = ["sh", "bash", "zsh", "ksh", "bats", "envrc"]
    profile.fileNames = [".bashrc", ".bash_profile", ".profile", ".zshrc", "pre-commit", "pre-push", "commit-msg"]
    profile.interpreters = ["sh", "bash", "zsh", "ksh", "dash", "ash"]
    profile.keywords = [
      "if": .if, "elif": .elseIf, "else": .else, "fi": .end, "for": .for, "while": .while, "until": .until,
      "do": .do, "done": .end, "case": .switch, "esac": .end, "then": .then, "function": .function,
      "return": .return,
    ]
    profile.lineComments = [LineComment("#", atWordStart: true)]
    profile.strings = [
      StringForm("\"", multiline: true, interpolation: .dollarParenthesis),
      StringForm("'", escapes: false, multiline: true),
    ]
    profile.nameStarts = "$"
    profile.nameParts = "-"
    profile.traits = [.shellHeredocs]
    return profile
  }()
}
