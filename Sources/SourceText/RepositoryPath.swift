/// A path inside a repository or folder: raw bytes with `/` between components, never a `String`.
///
/// Git paths are arbitrary bytes without NUL. They are hostile until escaped at the output sink; `lossyString` is for
/// matching against names we wrote ourselves and for showing through that sink, never for opening files.
/// Compares and sorts by unsigned bytes, as git sorts paths.
package struct RepositoryPath: Hashable, Sendable, Comparable, Codable {
  /// The bytes, exactly as the tree holds them.
  package let bytes: [UInt8]

  package init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The path whose bytes are the UTF-8 of `string`.
  package init(_ string: String) {
    self.bytes = Array(string.utf8)
  }

  /// The bytes decoded as UTF-8, each invalid sequence replaced by U+FFFD. Two paths can share one lossy string.
  package var lossyString: String {
    String(decoding: bytes, as: UTF8.self)
  }

  /// The bytes after the last `/`.
  package var name: ArraySlice<UInt8> {
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return bytes[...] }
    return bytes[(slash + 1)...]
  }

  /// The bytes before the last `/`, or an empty path at the top level.
  package var directory: RepositoryPath {
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return RepositoryPath(bytes: []) }
    return RepositoryPath(bytes: Array(bytes[..<slash]))
  }

  /// The folders that hold it, innermost first, without the top level.
  package var folders: [RepositoryPath] {
    bytes.indices.reversed().filter { bytes[$0] == UInt8(ascii: "/") }.map {
      RepositoryPath(bytes: Array(bytes[..<$0]))
    }
  }

  /// The lowercased ASCII text after the last `.` of the name, without the dot; empty where there is none.
  /// A leading dot does not count: `.env` has no extension.
  package var fileExtension: String {
    let name = self.name
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return "" }
    return String(decoding: name[(dot + 1)...], as: UTF8.self).lowercased()
  }

  /// This path with one more component.
  package func appending(_ component: some Collection<UInt8>) -> RepositoryPath {
    if bytes.isEmpty { return RepositoryPath(bytes: Array(component)) }
    var joined = bytes
    joined.reserveCapacity(bytes.count + 1 + component.count)
    joined.append(UInt8(ascii: "/"))
    joined.append(contentsOf: component)
    return RepositoryPath(bytes: joined)
  }

  package static func < (left: RepositoryPath, right: RepositoryPath) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}
