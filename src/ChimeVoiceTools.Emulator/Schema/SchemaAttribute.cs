using ChimeVoiceTools.Emulator.Resources;

namespace ChimeVoiceTools.Emulator.Schema;

/// <summary>Describes a member of a JSON document, and gives the rule for its value.</summary>
/// <param name="description">The description, as the published schema has it.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property)]
internal sealed class SchemaAttribute(string description) : Attribute
{
    public string Description => description;

    public bool IsRequired { get; set; }

    /// <summary>Gets or sets, for a class, the members of which exactly one must be there.</summary>
    public string[]? OneOf { get; set; }

    public double Min { get; set; }

    public bool IsMinExclusive { get; set; }

    public double Max { get; set; } = int.MaxValue;

    public int MaxLength { get; set; } = 256;

    public bool MayBeBlank { get; set; }

    /// <summary>Gets or sets a regular expression for the whole text.</summary>
    public string? Pattern { get; set; }

    /// <summary>Gets or sets the name of the message that says what <see cref="Pattern"/> means.</summary>
    public string? PatternRule { get; set; }

    public string[]? Words { get; set; }

    /// <summary>Gets or sets a type whose static property <c>Words</c> has the words.</summary>
    public Type? WordsOf { get; set; }

    public string PatternMessage => Messages.ResourceManager.GetString(PatternRule!, Messages.Culture)!;
}
