/** What somebody may come with, beside a request (P5, P9, P15). A dispute is an aggregate of its own. */
export const inquirySorts = ['question', 'suggestion', 'complaint', 'obstacle'] as const;
export type InquirySort = (typeof inquirySorts)[number];

/** `answered`: told, or ruled on; `abandoned`: entered in a case's book and never begun. */
export const inquiryStatuses = ['open', 'answered', 'closed', 'withdrawn', 'abandoned'] as const;
export type InquiryStatus = (typeof inquiryStatuses)[number];

/** What became of a suggestion (P5) or an obstacle (P15). */
export const rulings = ['suggestion_accepted', 'suggestion_declined', 'obstacle_removed', 'obstacle_accepted'] as const;
export type Ruling = (typeof rulings)[number];
