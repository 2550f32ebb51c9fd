import { useParams } from '@tanstack/react-router';
export const HistoryPage = () => {
  const { caseId } = useParams({ from: '/cases/$caseId/history' });
  return (
    <main id="content" className="width">
      {caseId}
    </main>
  );
};
