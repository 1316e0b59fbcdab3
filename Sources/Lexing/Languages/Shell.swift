extension LanguageProfile {
  static let shell: LanguageProfile = {
    var profile = LanguageProfile("shell", "Shell")
    profile.extensions = ["sh", "bash", "zsh", "ksh", "bats", "envrc", "command", "tmux", "zsh-theme", "sbatch"]
    profile.fileNames = [
      ".bashrc", ".bash_profile", ".bash_aliases", ".bash_functions", ".bash_logout", ".profile", ".login", ".zshrc",
      ".zshenv", ".zprofile", ".zlogin", ".zlogout", ".kshrc", ".xinitrc", ".xsession", "pkgbuild",
      "gradlew", "mvnw", "pre-commit", "pre-push", "commit-msg", "post-merge", "pre-receive", "post-receive",
      "prepare-commit-msg",
    ]
    profile.interpreters = ["sh", "bash", "zsh", "ksh", "mksh", "pdksh", "dash", "ash", "bats"]
    profile.aliases = ["sh", "bash", "zsh", "shell-script"]
    profile.keywords = [
      "if": .if, "elif": .elseIf, "else": .else, "fi": .end, "for": .for, "while": .while, "until": .until,
      "do": .do, "done": .end, "case": .switch, "esac": .end, "then": .then, "function": .function,
      "return": .return, "select": .select, "in": .in,
    ]
    profile.lineComments = [LineComment("#", atWordStart: true)]
    profile.strings = [
      StringForm("\"", multiline: true, interpolation: .dollarParenthesis),
      StringForm("'", escapes: false, multiline: true),
    ]
    profile.prefixedStrings = [
      StringForm("$'", "'", multiline: true),
      StringForm("$\"", "\"", multiline: true, interpolation: .dollarParenthesis),
    ]
    profile.nameStarts = "$"
    profile.nameParts = "-"
    profile.traits = [.shellHeredocs, .shellWords, .backslashQuotes, .variablesInStrings]
    return profile
  }()
}
