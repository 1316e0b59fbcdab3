/// Lines as git counts them: a last line without its end is one.
enum LinesOfText {
  static func count(in bytes: [UInt8]) -> Int {
    var lines = 0
    let span = bytes.span
    for index in span.indices where span[index] == UInt8(ascii: "\n") { lines += 1 }
    return bytes.isEmpty || bytes.last == UInt8(ascii: "\n") ? lines : lines + 1
  }
}
