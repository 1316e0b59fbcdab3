/// A language that a cohort's repository is written in.
package enum Language: String, Sendable, CaseIterable {
  case typescript, python, php

  var sourceRoot: String { self == .python ? "shop" : "src" }
  var ending: String {
    switch self {
    case .typescript: ".ts"
    case .python: ".py"
    case .php: ".php"
    }
  }
}
