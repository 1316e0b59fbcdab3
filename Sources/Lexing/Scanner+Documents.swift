/// Text with tags or code in it.
extension Scanner {
  /// Text and tags up to code, a tag's inside, or the end.
  mutating func scanHost(_ bytes: Span<UInt8>) {
    let isPHP = traits.contains(.phpTags)
    let hasTags = traits.contains(.markup)
    var textStart = -1
    var textEnd = position
    while position < count {
      steps += 1
      let byte = bytes[position]
      if byte <= 0x20 {
        position += 1
        continue
      }
      if compiled.classes[Int(byte)] == .opener || byte == Symbol.less {
        let here = position
        if isPHP {
          let length = phpTagLength(bytes)
          if length > 0 {
            flushText(from: textStart, to: textEnd, resumeAt: here)
            emitMarkup(length: length)
            push(.hosted)
            return
          }
        } else if opensTemplate(bytes) {
          flushText(from: textStart, to: textEnd, resumeAt: here)
          textStart = -1
          if !scanTemplateMark(bytes) { emitMarkup(length: 1) }
          textEnd = position
          continue
        } else if hasTags, opensTag(bytes) {
          flushText(from: textStart, to: textEnd, resumeAt: here)
          textStart = -1
          scanTagStart(bytes)
          textEnd = position
          continue
        } else if traits.contains(.fences), byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~") {
          if textStart < 0 { textStart = position }
          skipVerbatim(bytes)
          textEnd = position
          continue
        }
      }
      if textStart < 0 { textStart = position }
      position += 1
      textEnd = position
    }
    flushText(from: textStart, to: textEnd, resumeAt: count)
  }

  private mutating func flushText(from start: Int, to end: Int, resumeAt next: Int) {
    if start >= 0 {
      position = end
      emit(.markup, from: start)
    }
    position = next
  }

  private func phpTagLength(_ bytes: Span<UInt8>) -> Int {
    guard position + 1 < count, bytes[position] == Symbol.less, bytes[position + 1] == Symbol.question else { return 0 }
    guard position + 2 < count else { return 2 }
    let third = bytes[position + 2]
    if third == Symbol.equals { return 3 }
    if third <= 0x20 { return 2 }
    if position + 4 < count, third | 0x20 == UInt8(ascii: "p"), bytes[position + 3] | 0x20 == UInt8(ascii: "h"),
      bytes[position + 4] | 0x20 == UInt8(ascii: "p")
    {
      return 5
    }
    return 0
  }

  func startsComment(_ bytes: Span<UInt8>) -> Bool {
    compiled.openers[Int(bytes[position])].contains { stands($0, bytes, at: position) }
  }

  private func opensTag(_ bytes: Span<UInt8>) -> Bool {
    guard bytes[position] == Symbol.less, position + 1 < count else { return false }
    let next = bytes[position + 1]
    return next == UInt8(ascii: "/") || next == Symbol.bang || next == Symbol.question
      || (next | 0x20 >= UInt8(ascii: "a") && next | 0x20 <= UInt8(ascii: "z"))
  }

  private static let script = Array("script".utf8)
  private static let style = Array("style".utf8)
  private static let characterData = Array("<![CDATA[".utf8)

  /// A tag; the contents of `<script>` and `<style>` are read in their own language.
  private mutating func scanTagStart(_ bytes: Span<UInt8>) {
    if matches(Self.characterData, bytes, at: position) {
      scanCharacterData(bytes)
      return
    }
    let name = position + 1
    let isScript = isElement(Self.script, bytes, at: name)
    let isStyle = !isScript && isElement(Self.style, bytes, at: name)
    emitMarkup(length: name < count && bytes[name] == UInt8(ascii: "/") ? 2 : 1)
    let first = tokens.count
    modes.append(.tag(closing: false))
    scanTag(bytes, closing: false)
    if case .tag = modes.last { popMode() }
    guard isScript || isStyle, !traits.contains(.characterData) else { return }
    if let last = tokens.last, last.length == 2 {
      // In HTML the slash of `<script/>` says nothing; where components are written, and where no end tag comes, it
      // ends the element.
      guard isScript, !isComponent else { return }
      let end = closingTag(Self.script, bytes)
      steps += end - position
      if end == count { return }
    }
    guard let language = isScript ? scriptLanguage(bytes, tagFrom: first) : styleLanguage(bytes, tagFrom: first) else {
      return
    }
    let code = tokens.count
    scanEmbedded(language, bytes, upTo: closingTag(isScript ? Self.script : Self.style, bytes))
    noteCode(language, from: code)
  }

  /// Remembers that the tokens from `first` on are code of a language, for a document whose functions are looked for.
  mutating func noteCode(_ language: String, from first: Int) {
    guard collectsCode, tokens.count > first else { return }
    code.append((language, first..<tokens.count))
  }

  /// From `<![CDATA[` to `]]>`.
  private mutating func scanCharacterData(_ bytes: Span<UInt8>) {
    let start = position
    position += Self.characterData.count
    while position < count {
      if bytes[position] == Symbol.greater, bytes[position - 1] == Symbol.closeBracket,
        bytes[position - 2] == Symbol.closeBracket
      {
        position += 1
        break
      }
      position += 1
    }
    emit(.markup, from: start)
  }

  /// Reads the bytes up to `end` as those of another language; `position` ends there.
  mutating func scanEmbedded(_ language: String, _ bytes: Span<UInt8>, upTo end: Int) {
    guard let inner = LanguageRegistry.compiled[language] else { return }
    var scanner = Scanner(inner, count: end, reusing: [])
    swap(&scanner.tokens, &tokens)
    scanner.position = position
    scanner.resume(bytes)
    swap(&scanner.tokens, &tokens)
    steps += scanner.steps
    position = end
  }

  /// Whether components are written in this language, with rules of their own for `lang` and `/>`.
  private var isComponent: Bool {
    compiled.profile.language.id == "vue" || compiled.profile.language.id == "svelte"
  }

  /// By `lang` where it names a language that scripts are written in (in a document it may also be what people speak),
  /// otherwise by `type`; nil where the script is a template or data of another kind, which is read as the document.
  private func scriptLanguage(_ bytes: Span<UInt8>, tagFrom first: Int) -> String? {
    if let value = attribute(["lang"], bytes, tagFrom: first) {
      if let language = Self.scriptLanguage(value) { return language }
      if isComponent { return nil }
    }
    guard let value = attribute(["type"], bytes, tagFrom: first) else { return "javascript" }
    return Self.scriptLanguage(value)
  }

  private static func scriptLanguage(_ value: String) -> String? {
    switch value {
    case "ts", "typescript", "text/typescript", "application/typescript": return "typescript"
    case "tsx": return "tsx"
    case "jsx", "text/babel", "text/jsx": return "jsx"
    case "application/json", "application/ld+json", "importmap", "speculationrules": return "json"
    case "", "js", "module", "javascript": return "javascript"
    default:
      // The MIME types of JavaScript in the HTML standard, and the versions of old: `text/javascript1.5`.
      let isScript =
        value.hasSuffix("javascript") || value.hasSuffix("ecmascript") || value == "text/jscript"
        || value == "text/livescript" || value.hasPrefix("text/javascript1.")
      return isScript ? "javascript" : nil
    }
  }

  private func styleLanguage(_ bytes: Span<UInt8>, tagFrom first: Int) -> String? {
    switch attribute(["lang", "type"], bytes, tagFrom: first) {
    case "scss", "sass", "text/scss", "text/x-scss", "stylus", "styl": "scss"
    case "less", "text/less": "less"
    default: "css"
    }
  }

  /// The lowercase value of the first attribute with one of these names; nil where the tag has none.
  private func attribute(_ names: [String], _ bytes: Span<UInt8>, tagFrom first: Int) -> String? {
    var index = first
    let limit = min(tokens.count, first + 60)
    while index + 2 < limit {
      let name = tokens[index]
      if name.kind == .markup, tokens[index + 1].kind == .markup, tokens[index + 1].length == 1,
        bytes[Int(tokens[index + 1].start)] == Symbol.equals, names.contains(text(name, bytes))
      {
        let value = tokens[index + 2]
        let inner = text(value, bytes)
        return value.kind == .string && value.length >= 2 ? String(inner.dropFirst().dropLast()) : inner
      }
      index += 1
    }
    return nil
  }

  /// A short token's text in small letters.
  private func text(_ token: Token, _ bytes: Span<UInt8>) -> String {
    var text: [UInt8] = []
    for offset in token.range.prefix(60) {
      let byte = bytes[offset]
      text.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
    }
    return String(decoding: text, as: UTF8.self)
  }

  private func isElement(_ name: [UInt8], _ bytes: Span<UInt8>, at offset: Int) -> Bool {
    guard offset + name.count < count else { return false }
    for index in name.indices where bytes[offset + index] | 0x20 != name[index] { return false }
    let behind = bytes[offset + name.count]
    return behind <= 0x20 || behind == Symbol.greater || behind == UInt8(ascii: "/")
  }

  private func closingTag(_ name: [UInt8], _ bytes: Span<UInt8>) -> Int {
    var offset = position
    while offset + 1 < count {
      if bytes[offset] == Symbol.less, bytes[offset + 1] == UInt8(ascii: "/"), isElement(name, bytes, at: offset + 2) {
        return offset
      }
      offset += 1
    }
    return count
  }

  // MARK: Prose

  /// Behind fenced code or a code span that opens at `position`, or one byte further.
  private mutating func skipVerbatim(_ bytes: Span<UInt8>) {
    let mark = bytes[position]
    let start = position
    while position < count, bytes[position] == mark { position += 1 }
    let length = position - start
    if length >= 3, isBlankBefore(bytes, start) {
      skipFence(bytes, mark: mark, length: length)
      return
    }
    guard mark == UInt8(ascii: "`") else { return }
    // A code span ends at a run of the same length; one over a kilobyte away is taken for none.
    let limit = min(count, position + 1_000)
    var offset = position
    while offset < limit {
      guard bytes[offset] == mark else {
        offset += 1
        continue
      }
      var end = offset
      while end < count, bytes[end] == mark { end += 1 }
      if end - offset == length {
        position = end
        return
      }
      offset = end
    }
    steps += limit - position
  }

  /// Up to the end of the line that closes the fence, or to the end of the text.
  private mutating func skipFence(_ bytes: Span<UInt8>, mark: UInt8, length: Int) {
    while position < count {
      skipLine(bytes)
      var offset = min(position + 1, count)
      position = offset
      while offset < count, bytes[offset] == 0x20 || bytes[offset] == 0x09 || bytes[offset] == Symbol.greater {
        offset += 1
      }
      let start = offset
      while offset < count, bytes[offset] == mark { offset += 1 }
      guard offset - start >= length else { continue }
      while offset < count, bytes[offset] == 0x20 || bytes[offset] == 0x09 || bytes[offset] == 0x0D { offset += 1 }
      if offset >= count || bytes[offset] == 0x0A {
        position = offset
        return
      }
    }
  }

  /// Whether nothing but blanks, list marks and quotation marks stand before `offset` on its line.
  private func isBlankBefore(_ bytes: Span<UInt8>, _ offset: Int) -> Bool {
    var index = offset - 1
    while index >= 0, offset - index < 100, bytes[index] != 0x0A {
      switch bytes[index] {
      case 0x20, 0x09, Symbol.greater, UInt8(ascii: "-"), Symbol.star, UInt8(ascii: "+"): index -= 1
      default: return false
      }
    }
    return true
  }
}
