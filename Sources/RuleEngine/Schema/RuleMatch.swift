package import Findings

/// What a rule looks for.
package enum RuleMatch: Sendable, Hashable, Codable {
  case content(ContentMatch)
  case code(CodeMatch)
  case file(FileMatch)
  case measure(MeasureMatch)
  case tokens(TokenMatch)
  case commit(CommitMatch)
}

/// Regular expressions over a file's bytes.
package struct ContentMatch: Sendable, Hashable, Codable {
  package var patterns: [Pattern]
  /// Patterns of which one hit anywhere in the file silences the rule: the safe setting is there.
  package var unlessFile: [Pattern]
  /// Reports only where none of them matches close by; nil for anywhere.
  package var notNear: Nearness?
  /// Reports the first hit of a file only.
  package var once: Bool
  /// The least Shannon entropy of a secret, in bits a byte; 0 for any.
  package var minimumEntropy: Double
  package var requirements = SecretRequirements()
  /// Whose failing makes a finding's confidence low; nil for none.
  package var checksum: SecretChecksum?
  /// Lowercase texts of which the file must hold one, in any case; empty for none.
  package var keywords: [String] = []
  /// The encodings in which a credential is found too; nil for every one that there is.
  package var decode: [Encoding]?
  package var allow: Allowance

  /// Patterns, and how far from a hit they are looked for.
  package struct Nearness: Sendable, Hashable, Codable {
    package var patterns: [Pattern]
    /// Before the hit's first line and behind its last.
    package var lines: Int
    /// Whether all of the innermost function around the hit is close by.
    package var function: Bool
  }
}

/// One regular expression in the dialect that Vectorscan and PCRE2 share, with look-around decided by PCRE2 alone.
package struct Pattern: Sendable, Hashable, Codable {
  /// Multi-line, in bytes: `.` is any byte but LF, `^` and `$` are line ends, `\w` is ASCII.
  package var expression: String
  /// The most bytes a match can have.
  package var maximumWidth: Int
  /// Whether Vectorscan sees an approximation, because of look-around or back references.
  package var isApproximated: Bool
}

/// Which hits are known to be harmless, and why.
package struct Allowance: Sendable, Hashable, Codable {
  /// Anchored expressions over the whole secret, or over the whole match where there is no secret.
  package var values: [String] = []
  /// Text that occurs in no real secret, compared without case.
  package var stopwords: [String] = []
  package var paths: [String] = []
  package var reason: String = ""
}

/// Globs over the path of files that should not be in a repository at all.
package struct FileMatch: Sendable, Hashable, Codable {
  package var patterns: [String]
}

/// A measure of a file or function over a threshold.
package struct MeasureMatch: Sendable, Hashable, Codable {
  package enum Subject: String, Sendable, Hashable, Codable, CaseIterable {
    case function
    /// The functions of one file whose qualified names begin with the same type.
    case type
    case file

    /// The measures that it has.
    package var names: [Name] {
      switch self {
      case .function:
        [
          .cyclomatic, .cognitive, .nesting, .parameters, .nloc, .lines, .returns, .booleanOperators, .bumps,
        ]
      case .type: [.cyclomatic, .cognitive, .nloc, .methods]
      case .file:
        [
          .cyclomatic, .cognitive, .nesting, .parameters, .nloc, .lines, .longestLine, .longLines, .mixedIndentation,
          .mixedLineEnds,
        ]
      }
    }
  }
  package enum Name: String, Sendable, Hashable, Codable, CaseIterable {
    case cyclomatic, cognitive, nesting, parameters, nloc, lines, returns, bumps, methods
    case booleanOperators = "boolean_operators"
    case longestLine = "longest_line"
    case longLines = "long_lines"
    case mixedIndentation = "mixed_indentation"
    case mixedLineEnds = "mixed_line_ends"
  }
  /// One more measure of the same subject.
  package struct Condition: Sendable, Hashable, Codable {
    package var name: Name
    /// Holds for values over this.
    package var over: Int
  }

  package var of: Subject
  package var name: Name
  /// Reports values over this.
  package var over: Int
  /// What must hold beside it; empty for nothing.
  package var and: [Condition]
  /// Over this the finding has `severeSeverity`; nil for no second step.
  package var severeOver: Int?
  package var severeSeverity: Severity
}

/// Something that a file's tokens show and no expression over bytes can: which bracket closes which, where a statement
/// ends, which function something is in.
package struct TokenMatch: Sendable, Hashable, Codable {
  package enum Check: String, Sendable, Hashable, Codable, CaseIterable {
    /// A local variable whose value the next statement replaces.
    case overwrittenAssignment = "overwritten-assignment"
    /// A variable or field that is given its own value.
    case selfAssignment = "self-assignment"
    /// A number without a name that is compared or reckoned with.
    case magicNumber = "magic-number"
    /// A test in whose body nothing is asserted.
    case testWithoutAssertion = "test-without-assertion"
    /// The user that a container's last stage ends with is root.
    case containerRoot = "container-root"
  }

  package var find: Check
  /// What makes a hit harmless: numbers for `magicNumber`, parts of names without regard to case for
  /// `testWithoutAssertion`, parts of the names of images that run as another user for `containerRoot`; empty for the
  /// others.
  package var except: [String]
}

/// Something about a commit rather than about a file.
package struct CommitMatch: Sendable, Hashable, Codable {
  package enum Number: String, Sendable, Hashable, Codable, CaseIterable {
    case changedLines = "changed_lines"
    case changedFiles = "changed_files"
    case subjectLength = "subject_length"
    case sourceFilesWithoutTests = "source_files_without_tests"
  }
  package enum Clock: String, Sendable, Hashable, Codable, CaseIterable {
    case committerBeforeAuthor = "committer-before-author"
    case future
  }
  package enum Check: Sendable, Hashable, Codable {
    /// Expressions over the first line of the message, trimmed.
    case subject([Pattern])
    /// Expressions over the author's and the committer's mail address.
    case mail([Pattern])
    /// Values over, or under, a threshold.
    case number(Number, over: Int?, under: Int?)
    /// Times out of order by more than a tolerance.
    case clock(Clock, toleranceSeconds: Int)
  }

  package var check: Check
}
