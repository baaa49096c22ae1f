using Amazon.Runtime;

namespace Amazon.ChimeSDKVoice;

/// <summary>A language that the service can analyse.</summary>
public class LanguageCode : ConstantClass
{
    /// <summary>English as spoken in the United States.</summary>
    public static readonly LanguageCode EnUS = new("en-US");

    /// <summary>Makes a value that is not among those above.</summary>
    /// <param name="value">The service's word for it.</param>
    public LanguageCode(string value)
        : base(value)
    {
    }

    /// <summary>Finds the value for a word of the service's, whatever its case.</summary>
    /// <param name="value">The word; null gives null.</param>
    /// <returns>The value; a new one for a word that is not among those above.</returns>
    public static LanguageCode? FindValue(string? value) => FindValue<LanguageCode>(value);

    /// <summary>Finds the value for a word of the service's, as <see cref="FindValue(string)"/> does.</summary>
    /// <param name="value">The word; null gives null.</param>
    public static implicit operator LanguageCode?(string? value) => FindValue(value);
}
