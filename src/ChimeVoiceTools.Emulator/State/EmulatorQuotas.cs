using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using ChimeVoiceTools.Emulator.Resources;
using ChimeVoiceTools.Emulator.Schema;

namespace ChimeVoiceTools.Emulator.State;

/// <summary>The quotas of an emulator; the defaults are the service's own, per region.</summary>
[Schema("Quotas.")]
[JsonConverter(typeof(Converter))]
public sealed record EmulatorQuotas
{
    private static readonly PropertyInfo[] Numbers =
        [.. typeof(EmulatorQuotas).GetProperties().Where(property => property.PropertyType == typeof(int))];

    /// <summary>Gets quotas that refuse nothing.</summary>
    public static EmulatorQuotas Unlimited { get; } = new EmulatorQuotas().With(_ => int.MaxValue);

    /// <summary>Gets how many speaker search tasks may be active at once.</summary>
    [Schema("Speaker search tasks that may be active at once.")]
    public int ActiveSpeakerSearchTasks { get; init; } = 25;

    /// <summary>Gets how many voice tone analysis tasks may be active at once.</summary>
    [Schema("Voice tone analysis tasks that may be active at once.")]
    public int ActiveVoiceToneAnalysisTasks { get; init; } = 25;

    /// <summary>Gets how many tasks of each kind may be active at once on a transaction.</summary>
    [Schema("Tasks of each kind that may be active at once on a transaction.")]
    public int ActiveTasksOfAKindPerTransaction { get; init; } = 1;

    /// <summary>Gets on how many calls tasks may be active at once.</summary>
    [Schema("Calls that tasks may be active on at once.")]
    public int AnalyzedCalls { get; init; } = 25;

    /// <summary>Gets how many voice profile domains there may be.</summary>
    [Schema("Voice profile domains that there may be.")]
    public int VoiceProfileDomains { get; init; } = 3;

    /// <summary>Gets how many voice profiles a domain may hold.</summary>
    [Schema("Voice profiles that a domain may hold.")]
    public int VoiceProfilesPerDomain { get; init; } = 20;

    /// <summary>Gets how many media insights pipelines may be active at once.</summary>
    [Schema("Media insights pipelines that may be active at once.")]
    public int ActiveMediaInsightsPipelines { get; init; } = 20;

    /// <summary>Gets how many media insights pipeline configurations there may be.</summary>
    [Schema("Media insights pipeline configurations that there may be.")]
    public int MediaInsightsPipelineConfigurations { get; init; } = 100;

    /// <summary>Gets how many requests about a task may be under way at once.</summary>
    [Schema("Requests about a task that may be under way at once.", Min = 1)]
    public int ConcurrentCallsPerTask { get; init; } = 1;

    /// <summary>Gets how many requests about a voice profile may be under way at once.</summary>
    [Schema("Requests about a voice profile that may be under way at once.", Min = 1)]
    public int ConcurrentCallsPerVoiceProfile { get; init; } = 1;

    /// <summary>Gets how many requests about a voice profile domain may be under way at once.</summary>
    [Schema("Requests about a domain that may be under way at once.", Min = 1)]
    public int ConcurrentCallsPerVoiceProfileDomain { get; init; } = 1;

    [Schema("Lifts all quotas that are not given here.")]
    [JsonPropertyName("unlimited")]
    internal bool LiftsOthers { get; init; }

    /// <summary>Checks the quotas, as their use does.</summary>
    /// <exception cref="ArgumentException">A quota breaks its rule; the message names both.</exception>
    public void Validate()
    {
        foreach (var quota in Numbers)
        {
            var least = (int)quota.GetCustomAttribute<SchemaAttribute>()!.Min;
            if ((int)quota.GetValue(this)! < least)
            {
                throw new ArgumentException(Text.Format(Messages.QuotaRule, quota.Name, least));
            }
        }
    }

    private EmulatorQuotas With(Func<string, int?> value)
    {
        var changed = this with { };
        foreach (var quota in Numbers)
        {
            quota.SetValue(changed, value(JsonNamingPolicy.CamelCase.ConvertName(quota.Name)) ?? quota.GetValue(this));
        }

        return changed;
    }

    private sealed class Converter : JsonConverter<EmulatorQuotas>
    {
        public override EmulatorQuotas Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var given = JsonElement.ParseValue(ref reader);
            var isUnlimited = given.TryGetProperty("unlimited", out var unlimited) && unlimited.GetBoolean();
            var others = isUnlimited ? Unlimited : new EmulatorQuotas();
            return others.With(name => given.TryGetProperty(name, out var number) ? number.GetInt32() : null);
        }

        public override void Write(Utf8JsonWriter writer, EmulatorQuotas value, JsonSerializerOptions options) =>
            throw new NotSupportedException();
    }
}
