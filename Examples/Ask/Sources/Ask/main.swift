// Ask QUESTION…: answers each question; later ones may point back at earlier ones.
import CoachKit

let coach = Coach()
var conversation = Conversation()
for question in CommandLine.arguments.dropFirst() {
  print(coach.reply(to: Utterance(question), in: &conversation).text)
}
