using Amazon.Runtime;

namespace Amazon.ChimeSDKVoice;

/// <summary>Whose voice on a call is meant.</summary>
public class CallLegType : ConstantClass
{
    /// <summary>The called person's.</summary>
    public static readonly CallLegType Callee = new("Callee");

    /// <summary>The caller's.</summary>
    public static readonly CallLegType Caller = new("Caller");

    /// <summary>Makes a value that is not among those above.</summary>
    /// <param name="value">The service's word for it.</param>
    public CallLegType(string value)
        : base(value)
    {
    }

    /// <summary>Finds the value for a word of the service's, whatever its case.</summary>
    /// <param name="value">The word; null gives null.</param>
    /// <returns>The value; a new one for a word that is not among those above.</returns>
    public static CallLegType? FindValue(string? value) => FindValue<CallLegType>(value);

    /// <summary>Finds the value for a word of the service's, as <see cref="FindValue(string)"/> does.</summary>
    /// <param name="value">The word; null gives null.</param>
    public static implicit operator CallLegType?(string? value) => FindValue(value);
}
