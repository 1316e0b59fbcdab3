/// A profile turned into the tables that the scanner reads byte by byte. Built once per language and process.
final class CompiledProfile: Sendable {
  /// What a byte can start.
  enum ByteClass: UInt8, Sendable {
    case space, newline, name, digit, bracket, symbol, opener, unknown
  }

  /// What may start at an opener byte. The mark is packed, first byte lowest: comparing costs no reference counting.
  struct Opener: Sendable {
    enum Kind: UInt8, Sendable { case line, block, string }

    let kind: Kind
    /// In the array of its kind.
    let index: Int
    let mark: UInt64
    let length: Int

    /// - Precondition: a mark has 1 to 8 bytes.
    init(_ kind: Kind, _ index: Int, _ open: [UInt8]) {
      precondition(!open.isEmpty && open.count <= 8, "a mark has 1 to 8 bytes")
      self.kind = kind
      self.index = index
      length = open.count
      mark = open.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
  }

  let profile: LanguageProfile
  let classes: [ByteClass]
  let continuesName: [Bool]
  /// By first byte, longest first.
  let openers: [[Opener]]
  /// Closing marks of the profile's block comments.
  let blockEnds: [(open: [UInt8], close: [UInt8])]
  let strings: [StringState]
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
    func add(_ kind: Opener.Kind, _ index: Int, _ open: String) {
      let bytes = Array(open.utf8)
      openers[Int(bytes[0])].append(Opener(kind, index, bytes))
      if classes[Int(bytes[0])] == .symbol || classes[Int(bytes[0])] == .bracket { classes[Int(bytes[0])] = .opener }
    }
    for (index, comment) in profile.lineComments.enumerated() { add(.line, index, comment.open) }
    for (index, comment) in profile.blockComments.enumerated() { add(.block, index, comment.open) }
    for (index, form) in profile.strings.enumerated() { add(.string, index, form.open) }
    blockEnds = profile.blockComments.map { (Array($0.open.utf8), Array($0.close.utf8)) }
    strings = profile.strings.map { StringState($0) }
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
      openers[index].sort { $0.length > $1.length }
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
