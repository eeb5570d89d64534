using Microsoft.AspNetCore.Http;

namespace Api.Responses;

/// <summary>Headers of every response.</summary>
internal static class ResponseHeaders
{
    /// <summary>Forbids caching and content type sniffing.</summary>
    public static void Plain(this HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
    }
}
