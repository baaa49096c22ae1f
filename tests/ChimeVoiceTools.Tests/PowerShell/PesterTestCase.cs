using System.ComponentModel;
using Xunit.Sdk;
using Xunit.v3;

namespace ChimeVoiceTools.Tests.PowerShell;

/// <summary>One test in a Pester file, which is as many tests as it has cases.</summary>
public sealed class PesterTestCase : XunitTestCase
{
    private string _path = string.Empty;
    private int _line;

    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("Called when a test case is read.")]
    public PesterTestCase()
    {
    }

    public PesterTestCase(IXunitTestMethod testMethod, string path, int line, string name)
        : base(
            testMethod,
            name,
            $"{testMethod?.UniqueID}:{path}:{line}",
            @explicit: false,
            sourceFilePath: path,
            sourceLineNumber: line) =>
        (_path, _line) = (path, line);

    private string? ProcessName => TestMethod.FactAttributes.OfType<PesterAttribute>().Single().OwnProcess
        ? null
        : TestMethod.TestClass.TestClassName;

    public override async ValueTask<IReadOnlyCollection<IXunitTest>> CreateTests()
    {
        var file = PesterFile.At(_path);
        var results = await file.ResultsAsync(_line, ProcessName);
        return [.. results.Select((result, index) => new XunitTest(
            this,
            TestMethod,
            @explicit: null,
            WhySkipped(result),
            skipType: null,
            skipUnless: null,
            skipWhen: null,
            $"{file.Name}: {result.Name}",
            index,
            TestMethod.Traits,
            timeout: null,
            [result]))];
    }

    protected override void Serialize(IXunitSerializationInfo info)
    {
        base.Serialize(info);
        info.AddValue(nameof(_path), _path);
        info.AddValue(nameof(_line), _line);
    }

    protected override void Deserialize(IXunitSerializationInfo info)
    {
        base.Deserialize(info);
        _path = info.GetValue<string>(nameof(_path))!;
        _line = info.GetValue<int>(nameof(_line));
    }

    private static string? WhySkipped(PesterResult result) =>
        result.Outcome is not ("Skipped" or "NotRun" or "Inconclusive") ? null
        : result.Message is { Length: > 0 } reason ? reason
        : "Pester skipped it.";
}
