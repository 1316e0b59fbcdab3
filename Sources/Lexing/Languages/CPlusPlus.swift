extension LanguageProfile {
  static let cPlusPlus = cFamily("cpp", "C++") {
    $0.extensions = [
      "cpp", "cc", "cxx", "c++", "cp", "hpp", "hh", "hxx", "h++", "ino", "inl", "ipp", "ixx", "cppm", "tcc", "tpp",
      "txx",
      "cu", "cuh",
    ]
    $0.aliases = ["c++"]
    $0.keywords.merge(cPlusPlusKeywords, uniquingKeysWith: { $1 })
    $0.traits.formUnion([.delimitedRawStrings, .bodiesBehindCalls])
  }

  static let cPlusPlusKeywords: [String: Keyword] = [
    "class": .type, "try": .try, "catch": .catch, "throw": .throw, "new": .new, "delete": .other,
    "this": .this, "public": .modifier, "private": .modifier, "protected": .modifier, "virtual": .modifier,
    "explicit": .modifier, "constexpr": .modifier, "namespace": .other, "template": .other, "using": .other,
    "auto": .void, "operator": .operator, "true": .literal, "false": .literal, "nullptr": .literal,
  ]
}
