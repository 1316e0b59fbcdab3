/// Templates: code and comments between marks in a document.
extension Scanner {
  /// Whether a comment, a region or a directive opens at `position`.
  func opensTemplate(_ bytes: Span<UInt8>) -> Bool {
    if startsComment(bytes) { return true }
    for index in compiled.regions.indices
    where unclosedRegions & (1 << UInt64(index)) == 0 && matches(compiled.regions[index].open, bytes, at: position) {
      return true
    }
    return traits.contains(.bladeDirectives) && startsDirective(bytes)
  }

  /// A comment, a region or a directive; false where none opens or its end never comes.
  mutating func scanTemplateMark(_ bytes: Span<UInt8>) -> Bool {
    guard opensTemplate(bytes) else { return false }
    let start = position
    if startsComment(bytes) {
      scanOpener(bytes)
      return position > start
    }
    for (index, region) in compiled.regions.enumerated()
    where unclosedRegions & (1 << UInt64(index)) == 0 && matches(region.open, bytes, at: position) {
      if scanRegion(region, bytes) { return true }
      unclosedRegions |= 1 << UInt64(index)
    }
    return traits.contains(.bladeDirectives) && startsDirective(bytes) && scanDirectiveName(bytes)
  }

  private mutating func scanRegion(_ compiled: CompiledRegion, _ bytes: Span<UInt8>) -> Bool {
    let region = compiled.region
    if compiled.close.isEmpty {
      emitMarkup(length: compiled.open.count)
      return true
    }
    let inside = position + compiled.open.count
    if region.ending == .balanced {
      position = inside
      let first = tokens.count
      emit(.punctuation, from: inside - compiled.open.count, code: Symbol.interpolationOpen)
      scanSigil(compiled, bytes)
      scanBalanced(region.language ?? "", bytes, open: compiled.open[0], close: compiled.close[0])
      if let language = region.language { noteCode(language, from: first) }
      return true
    }
    guard let end = regionEnd(compiled, bytes, from: inside) ?? (region.mayStayOpen ? count : nil) else { return false }
    if let block = block(compiled, bytes, from: inside, to: end) {
      scanBlock(compiled, block, bytes, tagEnd: end + compiled.close.count)
      return true
    }
    if let mark = region.comment {
      let first = firstWord(bytes, from: inside, to: end).lowerBound
      if first < end, bytes[first] == mark {
        let start = position
        position = end + compiled.close.count
        emit(.blockComment, from: start)
        return true
      }
    }
    guard let language = region.language else {
      emitMarkup(length: end + compiled.close.count - position)
      return true
    }
    let start = position
    position = inside
    if region.isStatement { emit(.markup, from: start) }
    let first = tokens.count
    if !region.isStatement { emit(.punctuation, from: start, code: Symbol.interpolationOpen) }
    scanEmbedded(language, bytes, upTo: end)
    position = min(end + compiled.close.count, count)
    // As `?>` does, the closing mark ends the statement.
    emit(.punctuation, from: end, code: region.isStatement ? Symbol.semicolon : Symbol.interpolationClose)
    noteCode(language, from: first)
    return true
  }

  /// `#if` in `{#if`.
  private mutating func scanSigil(_ region: CompiledRegion, _ bytes: Span<UInt8>) {
    guard position < count, region.sigils.contains(bytes[position]) else { return }
    let start = position
    position += 1
    while position < count, compiled.continuesName[Int(bytes[position])] { position += 1 }
    emit(.markup, from: start)
  }

  /// Code up to the bracket that closes the one before `position`, as the language inside reads it.
  mutating func scanBalanced(_ language: String, _ bytes: Span<UInt8>, open: UInt8, close: UInt8) {
    guard let inner = LanguageRegistry.compiled[language] else { return }
    var scanner = Scanner(inner, count: count, reusing: [])
    swap(&scanner.tokens, &tokens)
    scanner.position = position
    scanner.stopsWithoutMode = true
    scanner.push(.embedded(open: open, close: close, depth: 0))
    scanner.resume(bytes)
    swap(&scanner.tokens, &tokens)
    steps += scanner.steps
    position = scanner.position
  }

  /// Where the closing mark starts; nil where none comes.
  private mutating func regionEnd(_ compiled: CompiledRegion, _ bytes: Span<UInt8>, from inside: Int) -> Int? {
    if compiled.region.ending == .outsideStrings, vainSearches < Self.searchLimit {
      if let end = regionEndOutsideStrings(compiled.close, bytes, from: inside) { return end }
      steps += count - inside
      vainSearches += 1
    }
    let end = offset(of: compiled.close, bytes, from: inside)
    steps += (end ?? count) - inside
    return end
  }

  private func regionEndOutsideStrings(_ close: [UInt8], _ bytes: Span<UInt8>, from inside: Int) -> Int? {
    var quote: UInt8 = 0
    var offset = inside
    while offset < count {
      let byte = bytes[offset]
      if quote != 0 {
        if byte == UInt8(ascii: "\\") { offset += 1 } else if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == close[0], matches(close, bytes, at: offset) {
        return offset
      }
      offset += 1
    }
    return nil
  }

  /// Where these bytes stand next; nil where they do not come.
  func offset(of mark: [UInt8], _ bytes: Span<UInt8>, from start: Int) -> Int? {
    var offset = start
    while offset < count {
      if bytes[offset] == mark[0], matches(mark, bytes, at: offset) { return offset }
      offset += 1
    }
    return nil
  }

  // MARK: Blocks

  /// The block that the tag between these offsets opens, and its name.
  private func block(
    _ region: CompiledRegion, _ bytes: Span<UInt8>, from start: Int, to end: Int
  ) -> (name: [UInt8], block: LanguageProfile.Region.Block)? {
    guard !region.blocks.isEmpty else { return nil }
    let word = firstWord(bytes, from: start, to: end)
    return region.blocks.first { $0.name.count == word.count && matches($0.name, bytes, at: word.lowerBound) }
  }

  /// Behind the marks that trim white space, `{%-` and `{%~`.
  private func firstWord(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Range<Int> {
    var offset = start
    while offset < end,
      bytes[offset] <= 0x20 || bytes[offset] == UInt8(ascii: "-") || bytes[offset] == UInt8(ascii: "~")
    {
      offset += 1
    }
    let first = offset
    while offset < end, compiled.continuesName[Int(bytes[offset])] { offset += 1 }
    return first..<offset
  }

  /// A tag whose inside is not read as the document's, up to behind its end tag or to the end of the text.
  private mutating func scanBlock(
    _ region: CompiledRegion, _ block: (name: [UInt8], block: LanguageProfile.Region.Block), _ bytes: Span<UInt8>,
    tagEnd: Int
  ) {
    let start = position
    let endName = Array("end".utf8) + block.name
    var contentEnd = count
    var blockEnd = count
    var offset = tagEnd
    while offset < count {
      if bytes[offset] == region.open[0], matches(region.open, bytes, at: offset) {
        let inside = offset + region.open.count
        let word = firstWord(bytes, from: inside, to: min(count, inside + 60))
        if word.count == endName.count, matches(endName, bytes, at: word.lowerBound) {
          contentEnd = offset
          blockEnd =
            self.offset(of: region.close, bytes, from: word.upperBound).map { $0 + region.close.count } ?? count
          break
        }
      }
      offset += 1
    }
    switch block.block {
    case .comment, .text:
      position = blockEnd
      emit(block.block == .comment ? .blockComment : .markup, from: start)
    case .language(let language):
      position = tagEnd
      emit(.markup, from: start)
      let first = tokens.count
      scanEmbedded(language, bytes, upTo: contentEnd)
      noteCode(language, from: first)
      let end = position
      position = blockEnd
      emit(.markup, from: end)
    }
  }
}
