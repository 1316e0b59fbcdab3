internal import Foundation

/// The folder that fetched pages are kept in. A page is never overwritten: what ClickUp said at one time stays there as
/// evidence, also after somebody changed it.
package struct PageFolder: Sendable {
  /// One kept page.
  package struct Page: Sendable, Hashable, Codable {
    /// The file's name in the folder.
    package var name: String
    /// The importer's id.
    package var kind: String
    /// When it was fetched, in seconds since 1970.
    package var fetchedAt: Int
  }

  /// Absolute.
  package let path: String

  package init(path: String) { self.path = path }

  package func path(of page: Page) -> String { path + "/" + page.name }

  /// Makes the folder where it is not there yet.
  func prepare() throws(FetchError) {
    try attempt("cannot make the folder") {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
  }

  /// The bytes of a file of the folder; nil where there is none of that name.
  func read(_ name: String) throws(FetchError) -> [UInt8]? {
    let file = path + "/" + name
    guard FileManager.default.fileExists(atPath: file) else { return nil }
    return try attempt("cannot read \(name)") { [UInt8](try Data(contentsOf: URL(filePath: file))) }
  }

  /// Puts a file in place as a whole, or not at all. It has people's names, addresses and words, and so, like the ledger,
  /// is for its owner alone.
  func write(_ bytes: [UInt8], to name: String) throws(FetchError) {
    try attempt("cannot write \(name)") {
      let file = path + "/" + name
      try Data(bytes).write(to: URL(filePath: file), options: .atomic)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
    }
  }

  /// The bytes of the newest page whose name is `stem`, a hyphen and an instant; nil where there is none.
  func newest(_ stem: String) throws(FetchError) -> [UInt8]? {
    let names = try attempt("cannot list the folder") { try FileManager.default.contentsOfDirectory(atPath: path) }
    let stamps = names.filter { $0.hasPrefix(stem + "-") && $0.hasSuffix(".json") }
    guard let newest = stamps.max() else { return nil }
    return try read(newest)
  }

  /// A page that no file stands for yet: `stem`, an instant that sorts, `.json`.
  ///
  /// - Parameter instant: seconds since 1970; the next free second is taken.
  func free(_ stem: String, kind: String, at instant: Int) -> Page {
    var instant = instant
    while true {
      let digits = Date(timeIntervalSince1970: Double(instant)).ISO8601Format().filter { $0 != "-" && $0 != ":" }
      let name = "\(stem)-\(digits).json"
      if !FileManager.default.fileExists(atPath: path + "/" + name) {
        return Page(name: name, kind: kind, fetchedAt: instant)
      }
      instant += 1
    }
  }

  private func attempt<Value>(_ what: String, _ body: () throws -> Value) throws(FetchError) -> Value {
    do {
      return try body()
    } catch {
      let cocoa = error as NSError
      let reason = (cocoa.userInfo[NSUnderlyingErrorKey] as? NSError ?? cocoa).localizedDescription
      throw FetchError(.file, "\(path): \(what): \(reason)")
    }
  }
}
