using ChimeVoiceTools.Emulator.Operations;
using TaskStatus = ChimeVoiceTools.Emulator.Tasks.TaskStatus;

namespace ChimeVoiceTools.Emulator.Scenarios;

/// <summary>What a scenario must look like. All times are seconds on the emulator's clock, unless a description says otherwise.</summary>
internal static class ScenarioShapes
{
    private const double LongestTime = 10 * 365.25 * 24 * 3600;

    private static readonly Shape Voices = new ListShape("Enrolled voices.", new ObjectShape(
        "An enrolled voice.",
        [
            ("speaker", new TextShape("Whose voice it is: the name that calls speak of, as caller or callee.")),
            ("voiceProfileId", new TextShape("The id of the voice profile; one is made up where it is left out.")),
        ],
        ["speaker"]));

    private static readonly Shape Tones = new ListShape(
        "The tones over the call, in order of time; neutral before the first of a leg. Without any, they follow from the seed.",
        new ObjectShape(
            "The tone from a moment of the call on.",
            [
                ("after", Time("When it begins, in seconds of the call.")),
                ("leg", new TextShape("Whose tone it is: Caller where it is left out.", words: ["Caller", "Callee"])),
                ("label", new TextShape("The tone.", words: ["positive", "negative", "neutral"])),
                ("score", new NumberShape("How likely the tone is; the others share the rest.", 0.4, 1)),
            ],
            ["after", "label"]));

    public static Shape Fault { get; } = new ObjectShape(
        "A way to misbehave, and when: every condition that is given must hold. Where several fit a request, only the first of them applies.",
        [
            ("kind", new TextShape("What goes wrong.", words: Enum.GetNames(typeof(FaultKind)))),
            ("operation", new TextShape("The operation that it applies to; all where it is left out.", words: OperationNames.All)),
            ("errorName", new TextShape(
                "For the kind Error, the service's name of the error; the suffix Exception may be left out.",
                words: [.. ServiceErrors.Names, .. ServiceErrors.Names.Select(WithoutSuffix)])),
            ("count", new NumberShape("How many requests it applies to; no limit where it is left out.", 1, int.MaxValue, whole: true)),
            ("skip", new NumberShape("How many fitting requests are left alone first.", 0, int.MaxValue, whole: true)),
            ("share", new NumberShape("The share of the fitting requests that it applies to, drawn from the seed.", 0, 1, above: true)),
            ("from", Time("From when on, in seconds since the emulator's start.")),
            ("until", Time("Until when, in seconds since the emulator's start.")),
            ("delay", new NumberShape("How long the answer is held back, in seconds of real time.", 0, 3600)),
        ],
        ["kind"]);

    public static Shape Scenario { get; } = new ObjectShape(
        "What an emulator of Amazon Chime SDK voice analytics plays: who calls, how it goes, and what goes wrong. All times are in seconds on the emulator's clock, unless their description says otherwise.",
        [
            ("$schema", new TextShape("Where this schema is.", 2048)),
            ("voiceConnectors", new ListShape(
                "Ids of voice connectors that are there beside the first one.", VoiceConnectorId("The id of a voice connector."))),
            ("voices", Voices),
            ("voiceProfileDomains", new ListShape(
                "Voice profile domains that are there beside the first one.",
                new ObjectShape(
                    "A voice profile domain.",
                    [
                        ("id", new TextShape("The id; one is made up where it is left out.")),
                        ("name", new TextShape("The name.")),
                        ("description", new TextShape("The description.", 1024, mayBeBlank: true)),
                        ("voices", Voices),
                    ],
                    ["name"]))),
            ("calls", new ListShape("Calls; of several that fit a transaction the first counts. Any other transaction is a call that never ends.", Call())),
            ("quotas", Quotas()),
            ("faults", new ListShape("Faults, in the order in which they are tried.", Fault)),
            ("notifications", new ObjectShape(
                "How badly notifications are delivered.",
                [
                    ("duplicateShare", new NumberShape("The share of the notifications that is sent twice.", 0, 1)),
                    ("disorderShare", new NumberShape("The share of the notifications that is sent after the next one.", 0, 1)),
                ])),
        ]);

    private static string WithoutSuffix(string errorName) => errorName.Substring(0, errorName.Length - nameof(Exception).Length);

    private static TextShape VoiceConnectorId(string description) =>
        new(description, 36, pattern: (Rules.VoiceConnectorIdPattern, Resources.Messages.ScenarioVoiceConnectorId));

    private static NumberShape Time(string description) => new(description, 0, LongestTime);

    private static ObjectShape Call() => new(
        "A call, or all calls that a pattern fits.",
        [
            ("transactionId", new TextShape("The transaction. The call begins on its own, and its beginning is notified of.")),
            ("transactionPattern", new TextShape("What transactions look like, with * for any text and ? for any character. A call begins when a task is first started on it.")),
            ("voiceConnectorId", VoiceConnectorId("The voice connector; with a transactionId the first one, with a pattern any, where it is left out.")),
            ("caller", new TextShape("Who calls; someone enrolled at the start where it is left out. A name that no enrolled voice has is a stranger.")),
            ("callee", new TextShape("Who is called, likewise.")),
            ("startsAfter", Time("When the call begins, in seconds since the emulator's start; only with a transactionId.")),
            ("endsAfter", new NumberShape("When the call ends, in seconds since its beginning; never where it is left out.", 0, LongestTime, above: true)),
            ("tones", Tones),
            ("speakerSearch", Task("How speaker searches go.")),
            ("voiceToneAnalysis", Task("How voice tone analyses go.")),
        ],
        oneOf: ["transactionId", "transactionPattern"]);

    private static ObjectShape Task(string description) => new(
        description,
        [
            ("status", new TextShape(
                "How a task ends; SUCCEEDED where it is left out. IN_QUEUE and IN_PROGRESS are where it stays until it is stopped or the call ends.",
                words: [TaskStatus.Succeeded, TaskStatus.PartialSuccess, TaskStatus.Failed, TaskStatus.InProgress, TaskStatus.InQueue])),
            ("statusMessage", new TextShape("What the task says when it has ended.", 1024)),
            ("duration", new NumberShape("How long a task takes. Where it is left out, a speaker search takes as long as all others, and a voice tone analysis until its call ends.", 0, LongestTime, above: true)),
        ]);

    private static ObjectShape Quotas()
    {
        static (string Name, Shape Shape) Quota(string name, string description, int least = 0) =>
            (name, new NumberShape(description, least, int.MaxValue, whole: true));

        return new ObjectShape(
            "The quotas in force; the service's own where one is left out.",
            [
                ("unlimited", new FlagShape("Lifts all quotas that are not given here.")),
                Quota("activeSpeakerSearchTasks", "Speaker search tasks that may be active at once."),
                Quota("activeVoiceToneAnalysisTasks", "Voice tone analysis tasks that may be active at once."),
                Quota("activeTasksOfAKindPerTransaction", "Tasks of each kind that may be active at once on a transaction."),
                Quota("analyzedCalls", "Calls that tasks may be active on at once."),
                Quota("voiceProfileDomains", "Voice profile domains that there may be."),
                Quota("voiceProfilesPerDomain", "Voice profiles that a domain may hold."),
                Quota("concurrentCallsPerTask", "Calls of the API that may be under way at once on a task.", 1),
                Quota("concurrentCallsPerVoiceProfile", "Calls of the API that may be under way at once on a voice profile.", 1),
                Quota("concurrentCallsPerVoiceProfileDomain", "Calls of the API that may be under way at once on a domain.", 1),
            ]);
    }
}
