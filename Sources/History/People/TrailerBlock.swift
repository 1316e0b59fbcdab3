/// Where the trailers of a message begin and end, by the rules of git's trailer.c.
enum TrailerBlock {
  typealias Lines = [ArraySlice<UInt8>]

  private static let written = ["Signed-off-by: ", "(cherry picked from commit "].map { Array($0.utf8) }

  /// The line after the last one that counts: comments, empty lines and the list of conflicts that git leaves at the end
  /// of a merge's message do not.
  static func end(of lines: Lines) -> Int {
    var end = lines.count
    var isInConflicts = false
    for (index, line) in lines.enumerated() {
      if line.isEmpty || line.first == UInt8(ascii: "#") {
        end = min(end, index)
      } else if line.elementsEqual("Conflicts:".utf8) {
        isInConflicts = true
        end = min(end, index)
      } else if isInConflicts, line.first == UInt8(ascii: "\t") {
        continue
      } else {
        end = lines.count
        isInConflicts = false
      }
    }
    return end
  }

  /// The first line of the block; the number of lines where there is none.
  static func start(in lines: Lines) -> Int {
    let title = lines.firstIndex { $0.first != UInt8(ascii: "#") && isBlank($0) } ?? lines.count
    var hasWritten = false
    var trailers = 0
    var others = 0
    // Lines that continue whatever turns out to stand above them.
    var open = 0
    var sawText = false
    var index = lines.count - 1
    while index >= title, index >= 0 {
      let line = lines[index]
      if line.first == UInt8(ascii: "#") {
        others += open
        open = 0
      } else if isBlank(line) {
        if sawText {
          others += open
          let isBlock = hasWritten && trailers * 3 >= others || trailers > 0 && others == 0
          return isBlock ? index + 1 : lines.count
        }
      } else {
        sawText = true
        let first = line[line.startIndex]
        if written.contains(where: { line.starts(with: $0) }) {
          trailers += 1
          open = 0
          hasWritten = true
        } else if let separator = separator(in: line), separator > line.startIndex, !ASCII.isSpace(first) {
          trailers += 1
          open = 0
        } else if ASCII.isSpace(first) {
          open += 1
        } else {
          others += 1 + open
          open = 0
        }
      }
      index -= 1
    }
    return lines.count
  }

  /// The colon after a key of letters, digits and hyphens, white space between allowed; nil where the line has no key.
  static func separator(in line: ArraySlice<UInt8>) -> Int? {
    var sawSpace = false
    for index in line.indices {
      let byte = line[index]
      if byte == UInt8(ascii: ":") { return index }
      if !sawSpace, ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte == UInt8(ascii: "-") { continue }
      guard index != line.startIndex, byte == 0x20 || byte == 0x09 else { return nil }
      sawSpace = true
    }
    return nil
  }

  static func isBlank(_ line: ArraySlice<UInt8>) -> Bool { line.allSatisfy(ASCII.isSpace) }
}
