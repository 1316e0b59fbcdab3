import Archives
import TestSupport
import Testing

/// Archives that a program sees and another does not: each is read in whole, or what is not read is told.
@Suite("Hidden archives")
struct HiddenArchiveTests {
  private static let one = [("one.txt", Array("first file\n".utf8))]
  private static let two = [("two.txt", Array("second file\n".utf8))]

  private func read(_ bytes: [UInt8]) throws -> (names: [String], gaps: [String]) {
    let holds = ArchiveReader.holdsArchive(bytes.span)
    try #require(holds)
    var names: [String] = []
    let gaps = ArchiveReader.read(bytes.span) {
      names.append($0.isStream ? String(decoding: $0.bytes, as: UTF8.self) : String(decoding: $0.name, as: UTF8.self))
    }
    return (names, gaps)
  }

  private static func record(entries: UInt8 = 0, size: UInt8 = 0, offset: UInt8 = 0) -> [UInt8] {
    Array("PK\u{5}\u{6}".utf8) + [0, 0, 0, 0, entries, 0, entries, 0, size, 0, 0, 0, offset, 0, 0, 0, 0, 0]
  }

  private static let text = Array("#!/bin/sh\nexec unzip -p $0 | sh\n".utf8)

  @Test("a zip is read with anything before it and behind it, and with an empty list behind its own")
  func surrounded() throws {
    let zip = ArchiveBuilder.pack(Self.one, .zip)
    for bytes in [
      zip + [0x0A], zip + Self.text, Self.text + zip + [0x0A], Self.text + zip + Self.text + [0, 1, 2],
      zip + Self.record(), Self.text + zip + Self.record(), Self.record() + zip,
      zip + [UInt8](repeating: 0x41, count: 70_000), zip + [UInt8](repeating: 0, count: 70_000),
    ] {
      let (names, gaps) = try read(bytes)
      #expect(names == ["one.txt"] && gaps == [], "\(bytes.count)")
    }
  }

  @Test("of a comment that is a zip, and of zips one behind another, the files of both are read")
  func several() throws {
    let (one, two) = (ArchiveBuilder.pack(Self.one, .zip), ArchiveBuilder.pack(Self.two, .zip))
    var commented = one
    commented[commented.count - 2] = UInt8(two.count & 0xFF)
    commented[commented.count - 1] = UInt8(two.count >> 8)
    for bytes in [one + two, commented + two, Self.text + one + Self.text + two + Self.text] {
      let (names, gaps) = try read(bytes)
      #expect(names == ["one.txt", "two.txt"] && gaps == [])
    }
  }

  @Test("a file that the list of a zip leaves out is read, and one without a list is told")
  func unlisted() throws {
    let (one, two) = (ArchiveBuilder.pack(Self.one, .zip), ArchiveBuilder.pack(Self.two, .zip))
    let list = try #require(two.indices.first { two[$0...].starts(with: Array("PK\u{1}\u{2}".utf8)) })
    let unlisted = Array(two[..<list])
    #expect(try read(unlisted + one).names.sorted() == ["one.txt", "two.txt"])
    let gaps = try read(unlisted + one).gaps
    #expect(gaps == [])
    let cut = try read(unlisted)
    #expect(cut.names == ["two.txt"])
    #expect(cut.gaps == ["damaged archive: a zip without its list of files"])
  }

  @Test("a zip in a zip is left to whoever reads the file")
  func stored() throws {
    let inner = ArchiveBuilder.pack(Self.one, .zip)
    // Squeezed bytes are stored by no packer of the tests: a tar stands in for what keeps them as they are.
    let (names, gaps) = try read(ArchiveBuilder.pack([("inner.zip", inner)], .tar))
    #expect(names == ["inner.zip"] && gaps == [])
  }

  @Test(
    "archives one behind another are all read, with text or zeros between them",
    arguments: ArchiveBuilder.Form.allCases)
  func concatenated(form: ArchiveBuilder.Form) throws {
    // Neither an archive of this kind nor its readers know of an end.
    guard ![.ar, .tarCompress, .xar, .iso].contains(form) else { return }
    let (one, two) = (ArchiveBuilder.pack(Self.one, form), ArchiveBuilder.pack(Self.two, form))
    let expected = try read(one).names + read(two).names
    let (names, gaps) = try read(one + two)
    #expect(gaps == [])
    // Streams in a row are one to the library.
    #expect(names == expected || names == [expected.joined()])
    // These have nothing to be known by among other bytes.
    let isUnmarked = [.oldTar, .cpio, .oldCpio, .lzma].contains(form)
    for between in isUnmarked ? [] : [Array("\n-- here --\n".utf8), [UInt8](repeating: 0, count: 1_024)] {
      let (names, gaps) = try read(one + between + two)
      // Behind what is no further stream some readers give up, and say so.
      let isTold = names.last == expected.last && !gaps.isEmpty
      #expect(names == expected || names == [expected.joined()] || isTold, "\(gaps)")
    }
  }

  @Test("two tars in one stream are both read, and one of the oldest dialect is a tar")
  func tars() throws {
    let tar = ArchiveBuilder.pack(Self.one, .oldTar)
    let holds = ArchiveReader.holdsArchive(tar.span)
    #expect(holds && !tar[257...].starts(with: Array("ustar".utf8)))
    #expect(try read(tar + tar).names == ["one.txt", "one.txt"])
    var damaged = tar
    damaged[20] = 1
    let remains = ArchiveReader.holdsArchive(damaged.span)
    #expect(!remains)
  }

  @Test("frames to pass over in front of a stream hide it from nobody")
  func skippable() throws {
    let frame: [UInt8] = [0x5A, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 0x61, 0x62, 0x63]
    let (names, gaps) = try read(frame + frame + ArchiveBuilder.pack(Self.one, .zstd))
    #expect(names == ["first file\n"] && gaps == [])
    for bytes in [frame, frame + frame.dropLast(), Array(frame.prefix(6))] {
      let holds = ArchiveReader.holdsArchive(bytes.span)
      #expect(!holds)
    }
  }

  @Test("what looks like an archive by chance is none, and is not told")
  func chance() throws {
    var random = SeededRandom(seed: 3)
    let marks: [[UInt8]] = [
      [0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 3], [0x28, 0xB5, 0x2F, 0xFD], [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00],
      Array("PK\u{3}\u{4}".utf8), Array("PK\u{5}\u{6}".utf8), Array("BZh91AY&SY".utf8), Array("ustar".utf8),
      [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C],
    ]
    for _ in 0..<400 {
      var bytes = [UInt8](repeating: 0x81, count: 16)
      for mark in marks.shuffled(using: &random) {
        let count = Int.random(in: 0..<90, using: &random)
        bytes += mark + (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      }
      var out = 0
      let gaps = ArchiveReader.read(bytes.span) { out += $0.bytes.count }
      #expect(gaps.isEmpty || out > 0, "seed 3: \(gaps)")
    }
  }

  @Test("hostile bytes cost work in proportion to their length")
  func bounded() throws {
    let zip = ArchiveBuilder.pack(Self.one, .zip)
    let clock = ContinuousClock()
    for unit in [
      [0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 3], Array("PK\u{3}\u{4}".utf8), Array("PK\u{5}\u{6}".utf8),
      Self.record(entries: 1, size: 46), zip, Array("ustar".utf8), [0x28, 0xB5, 0x2F, 0xFD],
    ] as [[UInt8]] {
      var bytes = unit
      while bytes.count < 1 << 20 { bytes += bytes }
      let time = clock.measure { _ = ArchiveReader.read(bytes.span) { _ in } }
      #expect(time < .seconds(20), "\(unit.prefix(4))")
    }
    var many: [UInt8] = []
    for _ in 0..<2_000 { many += ArchiveBuilder.pack(Self.one, .zstd) + [1] }
    #expect(ArchiveReader.read(many.span) { _ in }.contains("over 1024 archives in a file"))
  }
}
