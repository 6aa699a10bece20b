import CoachKit

/// A tool with the JSON Schema of what it takes.
struct MCPTool {
  let name: String
  let title: String
  let description: String
  let properties: [String: JSONValue]
  let required: [JSONValue]

  var described: JSONValue {
    [
      "name": .string(name), "title": .string(title), "description": .string(description),
      "inputSchema": ["type": "object", "properties": .object(properties), "required": .array(required)],
      "annotations": ["title": .string(title), "readOnlyHint": true, "openWorldHint": false],
    ]
  }

  private static func text(_ description: String) -> JSONValue { ["type": "string", "description": .string(description)] }

  static let all = [
    MCPTool(
      name: "ask", title: "Ask the coach",
      description: "Answers a runner's question about strength training in the runner's own words. Checks for warning signs first.",
      properties: [
        "text": text("The question or message, as the person wrote it."),
        "earlier": [
          "type": "array", "items": ["type": "string"], "maxItems": 50,
          "description": "What the person wrote before in this talk, oldest first, so that \"how many?\" is understood.",
        ],
      ], required: ["text"]),
    MCPTool(
      name: "find_exercises", title: "Find exercises", description: "Lists exercises by words, muscle, equipment, level, pattern or condition.",
      properties: [
        "query": text("Words: a name, a muscle, a thing to train with. Typos are mended."), "muscle": text("Id of a body part, such as glutes."),
        "equipment": [
          "type": "array", "items": ["type": "string"], "description": "Ids of things at hand, such as dumbbell; an empty list means none.",
        ],
        "level": ["type": "string", "enum": ["beginner", "intermediate", "advanced"]], "pattern": text("Such as squat, hinge, lunge, core."),
        "condition": text("Id of an injury or group, such as runners_knee or pregnancy; what it rules out is left out."),
        "limit": ["type": "integer", "minimum": 1, "maximum": 50, "description": "10 when not given."],
      ], required: []),
    MCPTool(
      name: "get_exercise", title: "Get an exercise", description: "How to do one exercise, how much, what goes wrong, what is easier and harder, and why.",
      properties: ["exercise": text("Its id, or its name in the person's words.")], required: ["exercise"]),
    MCPTool(
      name: "plan_week", title: "Plan a week",
      description: "Plans a week of strength around a runner's runs. What is not said is assumed, and the plan says so.",
      properties: [
        "text": text("Runs with their days, wishes, equipment, minutes, aches, race, in one sentence."),
        "today": text("The person's date as YYYY-MM-DD; the server's when not given."),
      ], required: ["text"]),
  ]
}
