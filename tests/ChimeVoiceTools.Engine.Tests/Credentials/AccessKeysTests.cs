using Amazon.Runtime;
using ChimeVoiceTools.Engine.Credentials;
using ChimeVoiceTools.Engine.Errors;

namespace ChimeVoiceTools.Engine.Tests.Credentials;

public sealed class AccessKeysTests
{
    [Fact]
    public void Good_keys_stay_the_same_object()
    {
        var keys = new ImmutableCredentials("AKIDEXAMPLE", "wJalr/XUtn+FEMI=", "token//==");

        Assert.Same(keys, AccessKeys.Check(keys, "a test"));
    }

    [Fact]
    public void Lasting_keys_have_no_token() =>
        Assert.True(
            string.IsNullOrEmpty(AccessKeys.Check(new ImmutableCredentials("AKIDEXAMPLE", "secret\n", null), "a test").Token));

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void A_line_break_at_the_end_is_cut_off(string lineBreak)
    {
        var keys = AccessKeys.Check(
            new ImmutableCredentials("AKIDEXAMPLE" + lineBreak, "secret" + lineBreak, "token" + lineBreak), "a test");

        Assert.Equal(("AKIDEXAMPLE", "secret", "token"), (keys.AccessKey, keys.SecretKey, keys.Token));
    }

    [Theory]
    [InlineData("begin\r\nX-Smuggled: yes")]
    [InlineData("begin\nGET / HTTP/1.1")]
    [InlineData("begin\0end")]
    [InlineData("begin end")]
    [InlineData("begin\tend")]
    [InlineData("begin\u0085end")]
    [InlineData("begin\u2028end")]
    [InlineData("bégin")]
    [InlineData("begin\u007f")]
    [InlineData("\n")]
    public void Anything_else_that_can_not_be_printed_is_an_error_without_the_value(string value)
    {
        foreach (var keys in new[]
        {
            new ImmutableCredentials(value, "secret", "token"),
            new ImmutableCredentials("AKIDEXAMPLE", value, "token"),
            new ImmutableCredentials("AKIDEXAMPLE", "secret", value),
        })
        {
            var error = Assert.Throws<ChimeException>(() => AccessKeys.Check(keys, "a test"));

            Assert.Equal(ErrorIds.CredentialsNotFound, error.ErrorId);
            Assert.Contains("a test", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("gin", error.Message, StringComparison.Ordinal);
            Assert.Null(error.InnerException);
        }
    }
}
