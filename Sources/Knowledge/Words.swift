/// `a, b and c`
public func joined(_ words: [String], last: String = "and") -> String {
  guard words.count > 1, let end = words.last else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " \(last) " + end
}

/// The first letter upper case.
public func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
