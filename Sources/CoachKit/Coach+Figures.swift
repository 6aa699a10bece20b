import Dialogue
import Figures
import Knowledge

extension Coach {
  /// How an exercise of an id is drawn; nil when it has no pose, or one that cannot be read (lint tells).
  public func movement(_ id: String) -> Movement? {
    guard let pose = policy.knowledge.poses[id], let exercise = policy.knowledge.exercises[id] else { return nil }
    return Movement.read(pose, of: exercise).movement
  }

  /// The exercise a text names first: `lunges`, `RDL`, `hw to do a glut bridge`; nil when there is none.
  public func exercise(in text: String) -> Exercise? {
    for entity in policy.matcher.lexicon.entities(in: policy.matcher.tokens(of: text)) {
      if let exercise = entity.id(as: Exercise.kind).flatMap({ policy.knowledge.exercises[$0] }) { return exercise }
    }
    return nil
  }
}
