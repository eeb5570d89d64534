using Microsoft.AspNetCore.Http;

namespace Api.Responses;

/// <summary>Headers that every answer has.</summary>
internal static class ResponseHeaders
{
    /// <summary>Not to be kept, not to be taken for another type.</summary>
    public static void Plain(this HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
    }
}
