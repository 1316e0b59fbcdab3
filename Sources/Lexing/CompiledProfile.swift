/// A profile turned into the tables that the scanner reads byte by byte. Built once per language and process.
final class CompiledProfile: Sendable {
  /// What a byte can start.
  enum ByteClass: UInt8, Sendable {
    case space, newline, name, digit, bracket, symbol, opener, unknown
  }

  /// What may start at an opener byte, longest first.
  enum Opener: Sendable {
    case line([UInt8], LanguageProfile.LineComment)
    case block([UInt8], [UInt8], LanguageProfile.BlockComment)
    case string([UInt8], StringState)

    var open: [UInt8] {
      switch self {
      case .line(let open, _), .block(let open, _, _), .string(let open, _): open
      }
    }
  }

  let profile: LanguageProfile
  let classes: [ByteClass]
  let continuesName: [Bool]
  let openers: [[Opener]]
  let keywords: KeywordTable
  /// A string that starts with a word: the word, the quotes behind it, and how it goes on.
  let prefixed: [(word: [UInt8], quote: [UInt8], state: StringState)]
  /// Bytes that, right behind a name, may make it part of a literal.
  let endsPrefix: [Bool]
  /// Longest opening mark first.
  let regions: [CompiledRegion]
  /// Names of this language need more than the table of keywords.
  let hasNameRules: Bool

  init(_ profile: LanguageProfile) {
    self.profile = profile
    var classes = [ByteClass](repeating: .unknown, count: 256)
    var continues = [Bool](repeating: false, count: 256)
    for byte in 0x21..<0x7F { classes[byte] = .symbol }
    for byte in "()[]{}".utf8 { classes[Int(byte)] = .bracket }
    for byte in [0x20, 0x09, 0x0B, 0x0C, 0x0D] { classes[byte] = .space }
    classes[0x0A] = .newline
    for byte in 0x30...0x39 {
      classes[byte] = .digit
      continues[byte] = true
    }
    let letters = Array(0x41...0x5A) + Array(0x61...0x7A) + Array(0x80...0xFF) + [0x5F]
    for byte in letters + profile.nameStarts.utf8.map(Int.init) {
      classes[byte] = .name
      continues[byte] = true
    }
    for byte in profile.nameParts.utf8 { continues[Int(byte)] = true }

    var openers = [[Opener]](repeating: [], count: 256)
    func add(_ opener: Opener) {
      guard let first = opener.open.first else { return }
      openers[Int(first)].append(opener)
      if classes[Int(first)] == .symbol || classes[Int(first)] == .bracket { classes[Int(first)] = .opener }
    }
    for comment in profile.lineComments { add(.line(Array(comment.open.utf8), comment)) }
    for comment in profile.blockComments { add(.block(Array(comment.open.utf8), Array(comment.close.utf8), comment)) }
    for form in profile.strings { add(.string(Array(form.open.utf8), StringState(form))) }
    for byte in Self.specialBytes(profile).utf8
    where classes[Int(byte)] == .symbol || classes[Int(byte)] == .bracket {
      classes[Int(byte)] = .opener
    }
    regions = profile.regions.map(CompiledRegion.init).sorted { $0.open.count > $1.open.count }
    for region in regions { classes[Int(region.open[0])] = .opener }
    prefixed = profile.prefixedStrings.map { form in
      let open = Array(form.open.utf8)
      let close = form.close.utf8.count
      return (Array(open.dropLast(close)), Array(open.suffix(close)), StringState(form))
    }.sorted { $0.quote.count > $1.quote.count }
    var ends = [Bool](repeating: false, count: 256)
    for form in prefixed { ends[Int(form.quote[0])] = true }
    if !profile.traits.isDisjoint(with: [.pythonStrings, .rustLiterals, .prefixInterpolation, .delimitedRawStrings]) {
      for byte in "\"'#".utf8 { ends[Int(byte)] = true }
    }
    endsPrefix = ends
    hasNameRules = !profile.traits.isDisjoint(with: [
      .rubyLiterals, .sigils, .perlLiterals, .unquotedURLs, .phpTags, .shellWords,
    ])
    for index in openers.indices {
      openers[index].sort { $0.open.count > $1.open.count }
    }
    self.classes = classes
    self.continuesName = continues
    self.openers = openers
    self.keywords = KeywordTable(profile)
  }

  /// First bytes of the literals that no table of marks can say.
  private static func specialBytes(_ profile: LanguageProfile) -> String {
    let bytes: [(LanguageProfile.Traits, String)] = [
      (.regexLiterals, "/"), (.jsx, "<"), (.phpTags, "?<"), (.phpHeredocs, "<"), (.rubyLiterals, "%<:?/"),
      (.swiftStrings, "#"), (.csharpStrings, "@$\""), (.shellHeredocs, "<"), (.quoteNames, "'"), (.preprocessor, "#"),
      (.longBrackets, "[-"), (.perlLiterals, "=%<&"), (.hereStrings, "@"), (.sigils, "~?:\""), (.blockScalars, "|>"),
      (.backslashQuotes, "\\"), (.backquoteQuotes, "`"), (.dollarQuotes, "$"), (.formatSpecifiers, ":"),
      (.fences, "`~"), (.bladeDirectives, "@"),
    ]
    return bytes.reduce("") { profile.traits.contains($1.0) ? $0 + $1.1 : $0 }
  }
}

/// A region with its marks as bytes.
struct CompiledRegion: Sendable {
  let region: LanguageProfile.Region
  let open: [UInt8]
  let close: [UInt8]
  let sigils: [UInt8]
  /// Sorted by name, so that every process tries them in one order.
  let blocks: [(name: [UInt8], block: LanguageProfile.Region.Block)]

  init(_ region: LanguageProfile.Region) {
    self.region = region
    open = Array(region.open.utf8)
    close = Array(region.close.utf8)
    sigils = Array(region.sigils.utf8)
    blocks = region.blocks.sorted { $0.key < $1.key }.map { (Array($0.key.utf8), $0.value) }
  }
}
