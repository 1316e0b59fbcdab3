extension LanguageProfile {
  static let objectiveC = cFamily("objectivec", "Objective-C") {
    // `.m` is told from MATLAB's and others' by its content.
    $0.extensions = ["m", "mm"]
    $0.aliases = ["objc", "obj-c", "objective-c", "objcpp", "obj-c++", "objc++", "objective-c++"]
    $0.keywords.merge(cPlusPlusKeywords, uniquingKeysWith: { $1 })
    // These are words of C++ alone, and names in Objective-C.
    for word in ["new", "class", "delete", "template", "namespace", "this", "operator", "using", "virtual", "explicit"]
    {
      $0.keywords[word] = nil
    }
    $0.keywords.merge(
      [
        "self": .this, "super": .this, "nil": .literal, "Nil": .literal, "YES": .literal, "NO": .literal,
        "NULL": .literal, "@interface": .other, "@implementation": .other, "@protocol": .other, "@end": .other,
        "@property": .other, "@synthesize": .other, "@dynamic": .other, "@class": .other, "@selector": .other,
        "@try": .try, "@catch": .catch, "@finally": .finally, "@throw": .throw, "@synchronized": .with,
        "@autoreleasepool": .with, "@optional": .other, "@required": .other, "@import": .import,
        "@public": .modifier, "@private": .modifier, "@protected": .modifier, "@package": .modifier,
        "id": .void, "instancetype": .void,
      ], uniquingKeysWith: { $1 })
    $0.prefixedStrings.append(StringForm("@\"", "\""))
    $0.nameStarts = "@"
    $0.structure?.selectors = true
    $0.traits.insert(.delimitedRawStrings)
  }
}
