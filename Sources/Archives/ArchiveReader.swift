/// A file in an archive.
package struct ArchiveEntry: Sendable {
  /// As it stands in the archive: any bytes, with or without folders; empty for what was one stream.
  package var name: [UInt8]
  package var bytes: [UInt8]
  /// Whether it is what came out of a stream that held nothing else.
  package var isStream: Bool
}

/// Unpacks archives in memory. Nothing is written, and no other program is started.
///
/// By libarchive, with those of its formats and filters that it reads by itself. Where they begin we find ourselves: the
/// library sees one archive in what it is given, and programs differ in which.
package enum ArchiveReader {
  /// Archives that do not begin a file, and of which none contains the other.
  package static let mostParts = 1_024

  /// Whether `bytes` are an archive or have one in them, at their start or anywhere.
  package static func holdsArchive(_ bytes: borrowing Span<UInt8>) -> Bool {
    unsafe bytes.withUnsafeBufferPointer { unsafe ArchiveFinder.holdsArchive($0) }
  }

  /// Gives `visit` each regular file and each link's target of every archive in `bytes`: those in an archive in the
  /// archive's order, a zip's files first.
  ///
  /// Of a zip, what its list of files names, and what it leaves out but is there.
  ///
  /// - Returns: why something was not read: limits, damage, encryption. Empty where all was. Linear in what comes out,
  ///   which the limits bound, and in `bytes`.
  package static func read<Failure: Error>(
    _ bytes: borrowing Span<UInt8>, limits: ArchiveLimits = ArchiveLimits(),
    visit: (ArchiveEntry) throws(Failure) -> Void
  ) throws(Failure) -> [String] {
    try unsafe bytes.withUnsafeBufferPointer { (buffer) throws(Failure) -> [String] in
      var finder = unsafe ArchiveFinder(buffer)
      var pass = ArchivePass(limits: limits, size: buffer.count)
      if let name = unsafe ForeignArchive.name(of: buffer) { pass.gap("\(name), not unpacked") }
      if finder.isCut { pass.gap("lists of files in a zip that name the same files over and over") }
      var parts = 0
      // What is left to look at, the first stretch last.
      var stretches = [0..<buffer.count]
      while let stretch = stretches.popLast() {
        var position = stretch.lowerBound
        // Behind an archive another may follow that is known at its start alone.
        var isStart = true
        while position < stretch.upperBound {
          let atStart = isStart ? finder.place(at: position) : nil
          guard let place = atStart ?? finder.next(from: position), place.offset < stretch.upperBound else { break }
          parts += place.offset > 0 ? 1 : 0
          guard parts <= mostParts else {
            pass.gap("over \(mostParts) archives in a file")
            return pass.gaps
          }
          if place.kind == .zip, let zip = finder.takeDirectory(covering: place.offset, within: stretch) {
            unsafe try pass.read(UnsafeBufferPointer(rebasing: buffer[zip.range]), .zip, isSure: true, visit: visit)
            var covered = CoveredRanges()
            _ = covered.add(zip.covered)
            stretches.append(zip.range.upperBound..<stretch.upperBound)
            stretches += covered.gaps(in: place.offset..<zip.range.upperBound).reversed()
            break
          }
          let isUnlisted = place == ArchiveFinder.Place(offset: 0, kind: .zip)
          // What a zip's list leaves out does not reach into what it names, whatever stands before it says.
          let end = place.kind == .zip ? min(stretch.upperBound, finder.nextDirectory ?? .max) : stretch.upperBound
          let part = unsafe UnsafeBufferPointer(rebasing: buffer[place.offset..<end])
          let used = unsafe try pass.read(
            part, place.kind, isSure: place.offset == 0 && !place.kind.isGuess, isWithoutDirectory: true, visit: visit)
          if isUnlisted, pass.count > 0, finder.hasNoDirectory {
            pass.gap("damaged archive: a zip without its list of files")
          }
          position = place.offset + max(1, used)
          finder.passOver(to: position)
          isStart = used > 0
        }
      }
      return pass.gaps
    }
  }
}
