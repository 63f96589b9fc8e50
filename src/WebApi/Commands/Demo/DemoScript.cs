namespace Messaging.WebApi.Commands.Demo;

/// <summary>Who talks in the demo, where, and about what.</summary>
internal static class DemoScript
{
    /// <summary>How many messages there are.</summary>
    public const int MessageCount = 2000;

    /// <summary>For how long they have been talking.</summary>
    public static readonly TimeSpan Span = TimeSpan.FromDays(14);

    /// <summary>Their names. The first is in touch with everybody.</summary>
    public static readonly IReadOnlyList<string> People = ["maya", "jonas", "amira", "tomas", "ingrid", "farid", "noor", "elio"];

    /// <summary>Rooms beside the lobby: name, title, and whether anybody may come in.</summary>
    public static readonly IReadOnlyList<(string Name, string Title, bool IsPublic)> Rooms =
    [
        ("harbour", "Harbour works", true),
        ("kitchen", "Who cooks on Friday", true),
        ("board", "Board, minutes and money", false),
    ];

    /// <summary>What they say.</summary>
    public static readonly IReadOnlyList<string> Lines =
    [
        "Good morning!",
        "The ferry is running again, twenty minutes late.",
        "Do you have the plans for the new pier with you?",
        "Yes, printed and rolled up.",
        "Lunch at noon?",
        "Noon is perfect. See you there.",
        "I am on the train, the line comes and goes.",
        "Can you send me the tide table for next week?",
        "It hangs at the office door. I will take a picture.",
        "The permit has arrived.",
        "At last 🎉",
        "Who has the key to the shed?",
        "Farid had it yesterday.",
        "I left it with Ingrid, behind the counter.",
        "Thank you, found it.",
        "The electrician comes on Thursday at eight.",
        "Then somebody has to open for him.",
        "I can do that.",
        "The harbour office wants two changes:\n\n1. the ramp moves 4 m to the north\n2. light along the whole quay",
        "The ramp is easy. For the light we need the numbers first.",
        "We can show them a new version by Friday.",
        "Has anybody seen the long ladder?",
        "It is on the boat.",
        "Of course it is.",
        "شكراً، أراك لاحقاً",
        "See you tomorrow then.",
        "The weather does not look like it 🌧️",
        "We need four more bags of cement, better five.",
        "Ordered. They come on Monday.",
        "Does anybody want soup? There is a lot of it.",
        "Me!",
        "Keep a bowl for me, please, I am late.",
        "https://example.org/tides/week-12",
        "That is the wrong week.",
        "You are right, sorry. Here: https://example.org/tides/week-13",
        "Perfect.",
        "Shall we talk about it on the phone?",
        "Better in writing, I am in a meeting.",
        "👍",
        "I will bring the old drawings, too.",
    ];
}
