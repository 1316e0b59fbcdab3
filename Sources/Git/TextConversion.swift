#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Conversion by the system's `iconv`, which is what git itself converts commits with.
enum TextConversion {
  /// The bytes in UTF-8; nil where the encoding is not known or a byte is not of it.
  static func utf8(_ bytes: [UInt8], from encoding: String) -> [UInt8]? {
    // git's only other name for one that iconv does not know.
    let name = encoding.lowercased() == "latin-1" ? "ISO-8859-1" : encoding
    guard let converter = unsafe iconv_open("UTF-8", name), unsafe converter != iconv_t(bitPattern: -1) else {
      return nil
    }
    defer { unsafe _ = iconv_close(converter) }
    var input = bytes.map { CChar(bitPattern: $0) }
    // No encoding of iconv's turns one byte into more than this many of UTF-8, but for the state of some that is
    // written at the end.
    var output = [CChar](repeating: 0, count: bytes.count * 6 + 16)
    let written: Int? = unsafe input.withUnsafeMutableBufferPointer { source in
      unsafe output.withUnsafeMutableBufferPointer { target -> Int? in
        var from = source.baseAddress
        var fromLeft = source.count
        var to = target.baseAddress
        var toLeft = target.count
        guard unsafe iconv(converter, &from, &fromLeft, &to, &toLeft) != -1, fromLeft == 0,
          unsafe iconv(converter, nil, nil, &to, &toLeft) != -1
        else { return nil }
        return target.count - toLeft
      }
    }
    guard let written else { return nil }
    return output[..<written].map { UInt8(bitPattern: $0) }
  }
}
