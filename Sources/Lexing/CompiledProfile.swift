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
    var special = ""
    if profile.traits.contains(.regexLiterals) { special += "/" }
    if profile.traits.contains(.jsx) { special += "<" }
    if profile.traits.contains(.phpTags) { special += "?<" }
    if profile.traits.contains(.rubyLiterals) { special += "%<:?/" }
    if profile.traits.contains(.swiftStrings) { special += "#" }
    if profile.traits.contains(.csharpStrings) { special += "@$\"" }
    if profile.traits.contains(.shellHeredocs) { special += "<" }
    if profile.traits.contains(.rustLiterals) { special += "'" }
    if profile.traits.contains(.preprocessor) { special += "#" }
    for byte in special.utf8 where classes[Int(byte)] == .symbol { classes[Int(byte)] = .opener }
    for index in openers.indices {
      openers[index].sort { $0.open.count > $1.open.count }
    }
    self.classes = classes
    self.continuesName = continues
    self.openers = openers
    self.keywords = KeywordTable(profile)
  }
}
