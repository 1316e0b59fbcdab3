package import SourceText

/// Who stays and is nearest to know a file: whoever knows the file itself best, or else what lies around it.
///
/// By degree of authorship; a folder's degree is the sum over its files, its own and those below. A hint whom to ask to
/// take over, no claim that they know it.
package struct NearestPeople: Sendable {
  package struct Nearest: Sendable, Hashable {
    package var person: Person
    /// Where the knowledge lies: the file itself, or a folder around it, empty for the top.
    package var place: RepositoryPath
    /// Whether it is of the file itself.
    package var isOfFile: Bool
  }

  private var files: [RepositoryPath: Person] = [:]
  private var folders: [RepositoryPath: Person] = [:]

  /// Linear in the degrees, times the depth of folders.
  ///
  /// - Parameters:
  ///   - degrees: by file and person, without machines.
  ///   - isGone: whether somebody left, or is taken for gone.
  package init(_ degrees: [RepositoryPath: [Person: Double]], isGone: (Person) -> Bool) {
    var sums: [RepositoryPath: [Person: Double]] = [:]
    // In order: a sum of fractions depends on it in the last bit, and two runs must agree.
    for (path, known) in degrees.sorted(by: { $0.key < $1.key }) {
      let staying = known.filter { !isGone($0.key) && $0.value > 0 }
      files[path] = Self.best(staying)
      var folder = path
      repeat {
        folder = folder.directory
        for (person, degree) in staying { sums[folder, default: [:]][person, default: 0] += degree }
      } while !folder.bytes.isEmpty
    }
    folders = sums.compactMapValues(Self.best)
  }

  private static func best(_ degrees: [Person: Double]) -> Person? {
    degrees.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// Nil where nobody who stays knows anything of the repository.
  package func nearest(to path: RepositoryPath) -> Nearest? {
    if let person = files[path] { return Nearest(person: person, place: path, isOfFile: true) }
    var folder = path
    repeat {
      folder = folder.directory
      if let person = folders[folder] { return Nearest(person: person, place: folder, isOfFile: false) }
    } while !folder.bytes.isEmpty
    return nil
  }
}
