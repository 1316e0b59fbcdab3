import Foundation
import SourceText
import Testing

@Suite("Repository paths")
struct RepositoryPathTests {
  @Test(
    "name, directory and extension",
    arguments: [
      ("a/b/c.Min.JS", "c.Min.JS", "a/b", "js"), ("README", "README", "", ""), (".env", ".env", "", ""),
      ("a/.env.local", ".env.local", "a", "local"), ("a/", "", "a", ""), ("x.", "x.", "", ""),
    ])
  func parts(path: String, name: String, directory: String, fileExtension: String) {
    let path = RepositoryPath(path)
    #expect(Array(path.name) == Array(name.utf8))
    #expect(path.directory == RepositoryPath(directory))
    #expect(path.fileExtension == fileExtension)
  }

  @Test("order is git's: by unsigned bytes")
  func order() {
    let paths = [[0x61, 0x2f, 0x62], [0x61], [0xff], [0x61, 0x2e], [0x7f]].map { RepositoryPath(bytes: $0) }
    #expect(paths.sorted().map(\.bytes) == [[0x61], [0x61, 0x2e], [0x61, 0x2f, 0x62], [0x7f], [0xff]])
  }

  @Test("bytes that are no UTF-8 survive, and two such paths stay two")
  func hostile() throws {
    let left = RepositoryPath(bytes: [0x61, 0xfe])
    let right = RepositoryPath(bytes: [0x61, 0xff])
    #expect(left.lossyString == right.lossyString)
    #expect(left != right)
    let coded = try JSONDecoder().decode([RepositoryPath].self, from: JSONEncoder().encode([left, right]))
    #expect(coded == [left, right])
  }

  @Test("joining needs no slash at the top")
  func appending() {
    #expect(RepositoryPath("").appending("a".utf8) == RepositoryPath("a"))
    #expect(RepositoryPath("a").appending("b".utf8) == RepositoryPath("a/b"))
  }
}
