package import SourceText

/// One file's lines with their commits, as `assay ownership --lines` reports them.
package struct OwnedLines: Sendable, Hashable {
  package var path: RepositoryPath
  /// For each line an index of the commits' ids.
  package var owners: [Int32]

  package init(path: RepositoryPath, owners: [Int32]) {
    self.path = path
    self.owners = owners
  }
}

/// The CSV of `assay ownership --lines`, a part a file: a whole tree has millions of rows.
package enum LinesCSV {
  package static let header = "path,line,commit\n"

  /// One row a line, counted from 1.
  ///
  /// - Parameter commits: ids in hexadecimal digits, as bytes.
  package static func rows(_ file: OwnedLines, commits: [[UInt8]]) -> [UInt8] {
    let path = Array((OutputEscaping.csv(file.path.lossyString) + ",").utf8)
    var rows: [UInt8] = []
    rows.reserveCapacity(file.owners.count * (path.count + 50))
    for (index, owner) in file.owners.enumerated() {
      rows += path
      rows += String(index + 1).utf8
      rows.append(UInt8(ascii: ","))
      rows += commits[Int(owner)]
      rows.append(UInt8(ascii: "\n"))
    }
    return rows
  }
}
