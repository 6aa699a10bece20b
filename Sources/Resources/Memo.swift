import Synchronization

/// Remembers what a question was answered with, for questions that come again and again and whose answer never changes.
package final class Memo<Question: Hashable & Sendable, Answer: Sendable>: Sendable {
  private let answers = Mutex<[Question: Answer]>([:])
  private let limit: Int

  /// - Parameter limit: how many answers are remembered; beyond it all are forgotten.
  package init(limit: Int) { self.limit = limit }

  /// What was remembered, else what `make` gives; two at once may both make it.
  package func answer(_ question: Question, _ make: (Question) -> Answer) -> Answer {
    if let known = answers.withLock({ $0[question] }) { return known }
    let answer = make(question)
    answers.withLock { answers in
      if answers.count >= limit { answers.removeAll() }
      answers[question] = answer
    }
    return answer
  }
}
