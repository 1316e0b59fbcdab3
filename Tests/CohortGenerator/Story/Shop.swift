/// The files of the repository as the story goes on, those of open branches among them: while a task is open nobody else
/// writes in its files, so one state serves all branches.
struct Shop {
  let language: Language
  var units: [String: Unit] = [:]
  var tests: [String: TestFile] = [:]
  /// Other files, by path.
  var texts: [String: String] = [:]
  /// The task that keeps a path to itself.
  var locks: [String: Int] = [:]
  /// Who wrote a unit first: a person's index, or nil for the agency.
  var owners: [String: Int] = [:]
  /// Areas that somebody keeps to themselves.
  var reserved: [String: Int] = [:]
  /// Blanks of one level in new files.
  var indent: Int
  private var renderer: Renderer { Renderer(language: language) }

  init(language: Language) {
    self.language = language
    indent = language == .typescript ? 2 : 4
  }

  func text(of path: String) -> String? {
    if let unit = units[path] { return renderer.text(of: unit) }
    if let test = tests[path] { return test.text(language) }
    return texts[path]
  }

  /// Units that a task may write in, by path.
  func free(for task: Int, person: Int) -> [String] {
    units.keys.filter { path in
      guard locks[path].map({ $0 == task }) ?? true, let unit = units[path] else { return false }
      return reserved[unit.area].map { $0 == person } ?? true
    }.sorted()
  }

  /// A new unit in an area with a name that is not taken.
  func unit(in area: String, isDocumented: Bool, dice: inout Dice) -> Unit {
    while true {
      let thing = dice.pick(Vocabulary.things)
      let aspect = dice.pick(Vocabulary.aspects)
      let extra = dice.chance(0.5) ? dice.pick(Vocabulary.qualities) : ""
      let title = capitalised(extra) + capitalised(thing) + capitalised(aspect)
      let file =
        switch language {
        case .typescript: (extra + " " + thing + " " + aspect).split(separator: " ").joined(separator: "-")
        case .python: snake(title)
        case .php: title
        }
      let folder = language == .php ? capitalised(area) : area
      let path = "\(language.sourceRoot)/\(folder)/\(file)\(language.ending)"
      guard units[path] == nil else { continue }
      let head = "The \(aspect) of a \(thing): \(dice.pick(Vocabulary.reasons))."
      return Unit(
        path: path, area: area, title: title, head: isDocumented ? head : nil, constants: [], functions: [],
        indent: indent, isClass: language == .php || dice.chance(0.3))
    }
  }

  /// Where the tests of a unit stand.
  func testPath(of unit: Unit) -> String {
    let file = unit.path.split(separator: "/").last.map(String.init) ?? unit.path
    return switch language {
    case .typescript: "test/\(unit.area)/\(file.dropLast(3)).test.ts"
    case .python: "tests/test_\(unit.area)_\(file)"
    case .php: "tests/\(capitalised(unit.area))/\(file.dropLast(4))Test.php"
    }
  }

  /// Adds a case for a function to its unit's tests; returns the path.
  mutating func addTest(of function: Function, in unit: Unit, dice: inout Dice) -> String {
    let path = testPath(of: unit)
    var file = tests[path] ?? TestFile(path: path, unit: unit.path, title: unit.title, area: unit.area, cases: [])
    let number = dice.int(2...900)
    file.cases.append(
      TestFile.Case(
        function: function.name,
        title:
          "\(dice.pick(["takes", "leaves", "counts"])) \(dice.pick(Vocabulary.qualities)) rows \(file.cases.count + 1)",
        field: dice.pick(Vocabulary.fields), value: number, expected: number * dice.int(1...7)))
    tests[path] = file
    return path
  }
}
