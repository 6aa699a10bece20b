/// A row of blocks, one a value: `▁▂▃▅▇`. The lowest block stands for nought, so that rows can be compared with their own start.
///
/// - Parameter values: nought or more; nil leaves a gap (`·`).
public func sparkline(_ values: [Double?]) -> String {
  let blocks = Array("▁▂▃▄▅▆▇█")
  let top = values.compactMap { $0 }.filter(\.isFinite).max() ?? 0
  return String(
    values.map { value -> Character in
      guard let value, value.isFinite else { return "·" }
      guard top > 0 else { return blocks[0] }
      return blocks[min(blocks.count - 1, max(0, Int((value / top * Double(blocks.count - 1)).rounded())))]
    })
}
